package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be deleted, and where it is looked for.
 *
 * @param receipt with the entries of an earlier run, if this is the rest of one
 * @param places everywhere, or where that run has left something
 */
record AnalyzerDeletion(DeletionReceipt receipt, AnalyzerChoice choice, List<AccountRegion> places) {

    /**
     * A new one.
     *
     * @param prefix of our stacks
     */
    static AnalyzerDeletion of(DeletionReceipt receipt, String prefix) {
        return new AnalyzerDeletion(
                receipt, receipt.choice(prefix), AccountRegion.each(receipt.accounts(), receipt.regions()));
    }

    /**
     * The rest of an earlier one.
     *
     * @param prefix of our stacks today
     * @param kept besides what was kept then
     * @throws IOException if the receipt cannot be read, or is of another command
     */
    static AnalyzerDeletion rest(Path file, String prefix, List<String> kept) throws IOException {
        DeletionReceipt written = DeletionJournal.read(file);
        if (!written.command().equals(DeletionReceipt.COMMAND)
                || written.names().isEmpty()) {
            throw new IOException(file + " is no receipt of 'analyzers delete'");
        }
        DeletionReceipt receipt = written.with(kept, written.entries());
        return new AnalyzerDeletion(receipt, receipt.choice(prefix), new UnfinishedPlaces(receipt.entries()).places());
    }

    /**
     * What the receipt says before anything is deleted.
     *
     * @param plan made of what was found in the places
     */
    DeletionReceipt begun(AnalyzerPlan plan) {
        List<ReceiptEntry> settled =
                new UnfinishedPlaces(receipt.entries()).settled(plan.survey().answers());
        return receipt.with(
                List.of(),
                Stream.of(receipt.entries(), settled, plan.unanswered(), plan.skipped(), plan.planned())
                        .flatMap(List::stream)
                        .toList());
    }
}

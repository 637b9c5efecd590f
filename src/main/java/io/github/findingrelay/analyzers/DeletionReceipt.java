package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be deleted where, as it is written down. The components are the keys, in their order;
 * what a file lacks is empty.
 *
 * @param at when it has begun
 * @param account the admin account
 * @param role that is assumed in other accounts; empty: the usual one
 * @param kept places, or whole accounts, in which nothing is deleted
 * @param accounts where to look, in each of the Regions
 * @param entries in the order in which they were written: the last of a subject counts
 */
record DeletionReceipt(
        String command,
        String at,
        String account,
        String role,
        List<String> names,
        List<String> types,
        List<String> kept,
        List<String> accounts,
        List<String> regions,
        List<ReceiptEntry> entries) {

    static final String COMMAND = "analyzers delete";

    DeletionReceipt {
        role = role.isEmpty() ? AnalyzerOptions.ROLE : role;
        names = sorted(names);
        types = sorted(types);
        kept = sorted(kept);
        accounts = List.copyOf(accounts);
        regions = List.copyOf(regions);
        entries = List.copyOf(entries);
    }

    /**
     * What may be deleted.
     *
     * @param prefix of our stacks
     */
    AnalyzerChoice choice(String prefix) {
        return new AnalyzerChoice(prefix, names, types, kept);
    }

    /** The same with other entries, and more that is kept. */
    DeletionReceipt with(List<String> more, List<ReceiptEntry> others) {
        List<String> all = Stream.concat(kept.stream(), more.stream()).toList();
        return new DeletionReceipt(command, at, account, role, names, types, all, accounts, regions, others);
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().distinct().sorted().toList();
    }
}

package io.github.findingrelay.analyzers;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be deleted, and what is not although somebody might expect it.
 *
 * @param survey what was found
 * @param chosen to be deleted
 * @param skipped of a name that is asked for, with what protects them
 */
record AnalyzerPlan(
        Survey<AccountRegion, List<ExistingAnalyzer>> survey,
        List<ExistingAnalyzer> chosen,
        List<ReceiptEntry> skipped) {

    /** Chooses among what was found. */
    static AnalyzerPlan of(Survey<AccountRegion, List<ExistingAnalyzer>> survey, AnalyzerChoice choice) {
        List<ExistingAnalyzer> chosen = new ArrayList<>();
        List<ReceiptEntry> skipped = new ArrayList<>();
        survey.answers().values().stream()
                .flatMap(List::stream)
                .filter(choice::isNamed)
                .forEach(analyzer -> choice.protection(analyzer)
                        .ifPresentOrElse(
                                why -> skipped.add(analyzer.deletion(ReceiptResult.SKIPPED, why)),
                                () -> chosen.add(analyzer)));
        return new AnalyzerPlan(survey, chosen, skipped);
    }

    /** The places of which nothing is known, as they stand in a receipt. */
    List<ReceiptEntry> unanswered() {
        return survey.refusals().entrySet().stream()
                .map(refused -> new ReceiptEntry(
                        AnalyzerSweep.LIST,
                        refused.getKey().account(),
                        refused.getKey().region(),
                        refused.getKey().toString(),
                        ReceiptResult.FAILED,
                        refused.getValue().reason()))
                .toList();
    }

    /** The chosen ones as they stand in a receipt before they are deleted. */
    List<ReceiptEntry> planned() {
        return chosen.stream()
                .map(analyzer -> analyzer.deletion(
                        ReceiptResult.PLANNED,
                        analyzer.stack().map(stack -> "of the stack " + stack).orElse("")))
                .toList();
    }
}

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
 * @param chosen to be deleted
 * @param skipped of a name that is asked for, with what protects them
 * @param unanswered places of which nothing is known
 */
record AnalyzerPlan(
    List<ExistingAnalyzer> chosen, List<ReceiptEntry> skipped, List<ReceiptEntry> unanswered) {

  AnalyzerPlan {
    chosen = List.copyOf(chosen);
    skipped = List.copyOf(skipped);
    unanswered = List.copyOf(unanswered);
  }

  /** Chooses among what was found. */
  static AnalyzerPlan of(
      Survey<AccountRegion, List<ExistingAnalyzer>> survey, AnalyzerChoice choice) {
    List<ExistingAnalyzer> chosen = new ArrayList<>();
    List<ReceiptEntry> skipped = new ArrayList<>();
    List<ReceiptEntry> unanswered = new ArrayList<>();
    survey
        .refusals()
        .forEach(
            (place, refusal) ->
                unanswered.add(listed(place, ReceiptResult.FAILED, refusal.reason())));
    survey.answers().values().stream()
        .flatMap(List::stream)
        .filter(choice::isNamed)
        .forEach(
            analyzer ->
                choice
                    .protection(analyzer)
                    .ifPresentOrElse(
                        why ->
                            skipped.add(AnalyzerSweep.entry(analyzer, ReceiptResult.SKIPPED, why)),
                        () -> chosen.add(analyzer)));
    return new AnalyzerPlan(chosen, skipped, unanswered);
  }

  /** What is said of the list of a place in a receipt. */
  static ReceiptEntry listed(AccountRegion place, ReceiptResult result, String detail) {
    return new ReceiptEntry(
        AnalyzerSweep.LIST, place.account(), place.region(), place.toString(), result, detail);
  }

  /** The chosen ones as they stand in a receipt before they are deleted. */
  List<ReceiptEntry> planned() {
    return chosen.stream()
        .map(
            analyzer ->
                AnalyzerSweep.entry(
                    analyzer,
                    ReceiptResult.PLANNED,
                    analyzer.stack().map(stack -> "of the stack " + stack).orElse("")))
        .toList();
  }
}

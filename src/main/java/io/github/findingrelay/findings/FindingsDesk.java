package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Asks the analyzers of many places, several at a time. AWS limits calls by account and Region: so
 * each place has a budget of its own.
 */
final class FindingsDesk {

  private static final int AT_A_TIME = 16;

  private final Findings findings;
  private final String prefix;
  private final List<AccountRegion> places;
  private final IntConsumer progress;
  private final Map<AccountRegion, RequestBudget> budgets = new ConcurrentHashMap<>();
  private final Map<AccountRegion, List<ExistingAnalyzer>> analyzers = new ConcurrentHashMap<>();
  private final Function<AccountRegion, RequestBudget> newBudget;

  /**
   * A desk.
   *
   * @param prefix of our stacks
   * @param places each once
   * @param progress is told how many places have answered, from several threads
   */
  FindingsDesk(
      Findings findings,
      String prefix,
      List<AccountRegion> places,
      Time time,
      Random random,
      IntConsumer progress) {
    this.findings = findings;
    this.prefix = prefix;
    this.places = List.copyOf(places);
    this.progress = progress;
    this.newBudget = place -> new RequestBudget(time, random);
  }

  List<AccountRegion> places() {
    return places;
  }

  /**
   * Findings that any of the filters matches.
   *
   * @param filters each as in {@link Findings#findings}; an empty filter matches everything
   */
  FindingsReading read(List<List<Criterion>> filters) {
    return FindingsReading.of(
            ask(
                place ->
                    analyzers(place).stream()
                        .flatMap(
                            analyzer -> filters.stream().flatMap(f -> of(analyzer, f).stream()))
                        .toList()))
        .with(
            analyzers.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt(places::indexOf))
                .toList());
  }

  /** Asks the same of each place. */
  <T> Survey<AccountRegion, T> ask(Function<AccountRegion, T> question) {
    return ask(places, question);
  }

  <T> Survey<AccountRegion, T> ask(
      Collection<AccountRegion> where, Function<AccountRegion, T> question) {
    return Survey.of(where, AT_A_TIME, question, progress);
  }

  /** All that an analyzer has. */
  List<ExternalFinding> of(ExistingAnalyzer analyzer, List<Criterion> filter) {
    return Page.all(
        next ->
            budget(analyzer.place()).repeatable(() -> findings.findings(analyzer, filter, next)));
  }

  List<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer) {
    return Page.all(
        next -> budget(analyzer.place()).repeatable(() -> findings.archiveRules(analyzer, next)));
  }

  /**
   * The analyzers of external access in a place: ours, or if somebody else makes them, theirs. They
   * are looked up once.
   */
  List<ExistingAnalyzer> analyzers(AccountRegion place) {
    List<ExistingAnalyzer> known = analyzers.get(place);
    if (known != null) {
      return known;
    }
    List<ExistingAnalyzer> external =
        Page.all(next -> budget(place).repeatable(() -> findings.analyzers(place, next))).stream()
            .filter(ExistingAnalyzer::isExternal)
            .toList();
    List<ExistingAnalyzer> ours =
        external.stream().filter(analyzer -> analyzer.isOurs(prefix)).toList();
    List<ExistingAnalyzer> chosen = ours.isEmpty() ? external : ours;
    analyzers.put(place, chosen);
    return chosen;
  }

  RequestBudget budget(AccountRegion place) {
    return budgets.computeIfAbsent(place, newBudget);
  }

  Findings findings() {
    return findings;
  }

  /** One criterion: the key is one of these values. At most 20 of them. */
  static Criterion is(String key, List<String> values) {
    return new Criterion(key, values, List.of(), List.of(), Optional.empty());
  }

  /** Filters that match together what one with all values would: AWS takes 20 in each. */
  static List<List<Criterion>> anyOf(String key, List<String> values) {
    List<List<Criterion>> filters = new ArrayList<>();
    if (!values.isEmpty()) {
      AnalyzerRule.chunks(values, AnalyzerRule.MAX_VALUES)
          .forEach(chunk -> filters.add(List.of(is(key, chunk))));
    }
    return filters;
  }
}

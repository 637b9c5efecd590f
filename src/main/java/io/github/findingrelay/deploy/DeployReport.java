package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Deployment.DeploymentReport;
import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployment has done, or would do. */
record DeployReport(DeploymentReport report, boolean dryRun) {

  /** GitHub takes a megabyte; nobody reads so many lines. */
  private static final int ROWS = 500;

  /** Of what has gone well, in a text for people. */
  private static final int NAMED = 20;

  /** What needs somebody's eyes in full, some of the rest, and a line that counts. */
  String text() {
    Map<DeploymentResult, Integer> shown = new EnumMap<>(DeploymentResult.class);
    String rows =
        changed()
            .filter(
                outcome ->
                    shown.merge(outcome.result(), 1, Integer::sum) <= NAMED
                        || !outcome.reasons().isEmpty())
            .map(
                outcome ->
                    "%-10s %s%s%s%n"
                        .formatted(
                            word(outcome.result()),
                            outcome.name(),
                            owner(outcome),
                            reasons(outcome)))
            .collect(Collectors.joining());
    String more =
        shown.entrySet().stream()
            .filter(entry -> entry.getValue() > NAMED && entry.getKey() != DeploymentResult.FAILED)
            .map(entry -> "… and more that are %s%n".formatted(word(entry.getKey())))
            .collect(Collectors.joining());
    return rows + more + (dryRun ? "would be: " : "") + counts() + "\n";
  }

  String markdown() {
    List<Outcome> changed = changed().toList();
    StringBuilder page = new StringBuilder("### %s\n\n%s.\n".formatted(title(), counts()));
    if (!changed.isEmpty()) {
      page.append("\n| | stack | owner | |\n|---|---|---|---|\n");
      changed.stream().limit(ROWS).forEach(outcome -> page.append(row(outcome)));
    }
    if (changed.size() > ROWS) {
      page.append("\nand %d more.\n".formatted(changed.size() - ROWS));
    }
    return page.toString();
  }

  private String title() {
    return dryRun ? "What deploying would do" : "Deployed";
  }

  private static String row(Outcome outcome) {
    return "| %s | %s | %s | %s |\n"
        .formatted(
            word(outcome.result()),
            outcome.name(),
            outcome.owner().orElse(""),
            Markdown.withoutMentions(String.join("; ", outcome.reasons())));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dryRun", dryRun);
    json.put("guarded", report.guarded());
    json.put("calls", report.calls());
    json.put("outcomes", report.outcomes().stream().map(DeployReport::entry).toList());
    return json;
  }

  private static Map<String, Object> entry(Outcome outcome) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", outcome.name());
    entry.put("result", word(outcome.result()));
    outcome.owner().ifPresent(owner -> entry.put("owner", owner));
    entry.put("reasons", outcome.reasons());
    return entry;
  }

  private Stream<Outcome> changed() {
    return report.outcomes().stream()
        .filter(
            outcome ->
                outcome.result() != DeploymentResult.UNCHANGED || !outcome.reasons().isEmpty());
  }

  private String counts() {
    return Stream.of(DeploymentResult.values())
        .filter(result -> report.count(result) > 0)
        .map(result -> "%d %s".formatted(report.count(result), word(result)))
        .collect(Collectors.joining(", "));
  }

  private static String owner(Outcome outcome) {
    return outcome.owner().map(owner -> " (" + owner + ")").orElse("");
  }

  private static String reasons(Outcome outcome) {
    return outcome.reasons().stream()
        .map(reason -> "\n           " + reason)
        .collect(Collectors.joining());
  }

  private static String word(DeploymentResult result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

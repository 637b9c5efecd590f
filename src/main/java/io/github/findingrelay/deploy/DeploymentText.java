package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Untold.Instead;
import io.github.findingrelay.diagnostic.Markdown;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deployment has done, or would do, for people. */
record DeploymentText(DeploymentReport report) {

    /** GitHub takes a megabyte; nobody reads so many lines. */
    private static final int ROWS = 500;

    /** Of what has succeeded, in a text for people. */
    private static final int NAMED = 20;

    /** What needs somebody's eyes in full, some of the rest, and a line that counts. */
    String text() {
        Map<DeploymentResult, Integer> shown = new EnumMap<>(DeploymentResult.class);
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : changed()) {
            if (shown.merge(outcome.result(), 1, Integer::sum) <= NAMED
                    || !outcome.reasons().isEmpty()) {
                text.append(entry(outcome));
            }
        }
        shown.forEach((result, count) -> {
            if (count > NAMED && result != DeploymentResult.FAILED) {
                text.append("… and more that are %s%n".formatted(result.word()));
            }
        });
        untold().forEach(line -> text.append(line).append('\n'));
        return text.append(report.dryRun() ? "would be: " : "")
                .append(counts())
                .append('\n')
                .toString();
    }

    private static String entry(Outcome outcome) {
        String owner = outcome.owner().map(key -> " (" + key + ")").orElse("");
        String reasons = outcome.reasons().stream()
                .map(reason -> "\n           " + reason)
                .collect(Collectors.joining());
        return "%-10s %s%s%s%n".formatted(outcome.result().word(), outcome.name(), owner, reasons);
    }

    String markdown() {
        List<Outcome> changed = changed();
        String title = report.dryRun() ? "What deploying would do" : "Deployed";
        StringBuilder page = new StringBuilder("### %s\n\n%s.\n".formatted(title, counts()));
        untold().forEach(line -> page.append("\n**%s**\n".formatted(Markdown.withoutMentions(line))));
        if (!changed.isEmpty()) {
            page.append("\n| | stack | owner | |\n|---|---|---|---|\n");
            changed.stream().limit(ROWS).forEach(outcome -> page.append(row(outcome)));
        }
        if (changed.size() > ROWS) {
            page.append("\nand %d more.\n".formatted(changed.size() - ROWS));
        }
        return page.toString();
    }

    /** Who is told of nothing at this moment: every one of them. */
    private Stream<String> untold() {
        Map<Instead, List<Untold>> by = report.untold().stream()
                .collect(Collectors.groupingBy(Untold::told, TreeMap::new, Collectors.toList()));
        return by.entrySet().stream()
                .map(entry -> (entry.getKey() == Instead.NOBODY
                                ? "nobody is told at this moment of findings in "
                                : "only the fallback is told at this moment of findings in ")
                        + entry.getValue().stream().map(DeploymentText::account).collect(Collectors.joining(", ")));
    }

    private static String account(Untold untold) {
        return untold.account() + untold.owner().map(key -> " (" + key + ")").orElse("");
    }

    private static String row(Outcome outcome) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        outcome.result().word(),
                        outcome.name(),
                        outcome.owner().orElse(""),
                        Markdown.withoutMentions(String.join("; ", outcome.reasons())));
    }

    private List<Outcome> changed() {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result() != DeploymentResult.UNCHANGED
                        || !outcome.reasons().isEmpty())
                .toList();
    }

    private String counts() {
        return Stream.of(DeploymentResult.values())
                .filter(result -> report.count(result) > 0)
                .map(result -> "%d %s".formatted(report.count(result), result.word()))
                .collect(Collectors.joining(", "));
    }
}

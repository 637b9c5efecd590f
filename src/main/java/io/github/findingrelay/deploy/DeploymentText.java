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
        Map<DeploymentResult, Integer> left = new EnumMap<>(DeploymentResult.class);
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : changed()) {
            if (shown.merge(outcome.result(), 1, Integer::sum) <= NAMED
                    || !outcome.reasons().isEmpty()) {
                text.append(entry(outcome));
            } else {
                left.merge(outcome.result(), 1, Integer::sum);
            }
        }
        left.forEach((result, count) -> text.append("%s … and %d more%n".formatted(padded(word(result)), count)));
        untold().forEach(line -> text.append(line).append('\n'));
        text.append(counts()).append('\n');
        mails().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private Stream<String> mails() {
        return report.mails().stream().flatMap(mails -> {
            List<String> lines = mails.lines(NAMED);
            return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).map(line -> "  " + line));
        });
    }

    private String word(DeploymentResult result) {
        return report.dryRun() ? result.would() : result.word();
    }

    private String entry(Outcome outcome) {
        String owner = outcome.owner().map(key -> " (" + key + ")").orElse("");
        String reasons = outcome.reasons().stream()
                .map(reason -> "\n" + " ".repeat(width() + 1) + reason)
                .collect(Collectors.joining());
        return "%s %s%s%s%n".formatted(padded(word(outcome.result())), outcome.name(), owner, reasons);
    }

    private String padded(String word) {
        return word + " ".repeat(width() - word.length());
    }

    /** Of the longest word. */
    private int width() {
        return report.dryRun() ? 12 : 10;
    }

    String markdown() {
        List<Outcome> changed = changed();
        String title = report.dryRun() ? "What deploying would do" : "Deployed";
        StringBuilder page = new StringBuilder("### %s\n\n%s.\n".formatted(title, counts()));
        untold().forEach(line -> page.append("\n**%s**\n".formatted(Markdown.withoutMentions(line))));
        report.mails()
                .map(mails -> mails.lines(ROWS))
                .ifPresent(lines -> page.append("\n%s.\n".formatted(Markdown.withoutMentions(mailed(lines)))));
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

    private static String mailed(List<String> lines) {
        return lines.size() == 1
                ? lines.get(0)
                : lines.get(0) + ": " + String.join(", ", lines.subList(1, lines.size()));
    }

    private String row(Outcome outcome) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        word(outcome.result()),
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
                .map(result -> counted(result, report.count(result)))
                .collect(Collectors.joining(", "));
    }

    private String counted(DeploymentResult result, long count) {
        String word = word(result);
        return word.equals(result.word()) ? "%d %s".formatted(count, word) : "%s %d".formatted(word, count);
    }
}

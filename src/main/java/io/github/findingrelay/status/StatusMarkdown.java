package io.github.findingrelay.status;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.diagnostic.Markdown;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A status for a page on GitHub, which a phone can show: what to look at first, the rest folded. */
record StatusMarkdown(OrganizationStatus status) {

    /** GitHub takes 65,536 characters of a comment; a page is one part of it. */
    private static final int LINES = 200;

    String text() {
        List<Chain> healthy = status.chains().stream().filter(Chain::isHealthy).toList();
        List<Chain> others =
                status.chains().stream().filter(chain -> !chain.isHealthy()).toList();
        return "### Status: %s%n%n%s%n".formatted(StatusWords.verdict(status), escaped(StatusWords.summary(status)))
                + section("", status.problems(), StatusMarkdown::line)
                + section(others.isEmpty() ? "" : "**To look at**%n".formatted(), others, StatusMarkdown::entry)
                + folded(healthy);
    }

    private static <T> String section(String title, List<T> items, Function<T, String> words) {
        return items.isEmpty() ? "" : "\n" + title + (title.isEmpty() ? "" : "\n") + listed(items, words);
    }

    private static String folded(List<Chain> healthy) {
        return healthy.isEmpty()
                ? ""
                : "\n<details><summary>%d healthy</summary>\n\n".formatted(healthy.size())
                        + listed(healthy, StatusMarkdown::line)
                        + "\n</details>\n";
    }

    private static <T> String listed(List<T> items, Function<T, String> words) {
        String more =
                items.size() > LINES ? "\n… and %,d more: './relay status'\n".formatted(items.size() - LINES) : "";
        return items.stream()
                        .limit(LINES)
                        .map(item -> "- " + words.apply(item) + "\n")
                        .collect(joining())
                + more;
    }

    private static String line(HealthProblem problem) {
        return escaped(StatusWords.line(problem)).replaceFirst("^[a-z]+(?=:)", "**$0**");
    }

    private static String line(Chain chain) {
        return escaped("%s, owner %s: %s"
                .formatted(chain.title(), chain.owner().key(), StatusWords.contacts(chain.contacts())));
    }

    /** Its links, of which one at least is broken, or may be. */
    private static String entry(Chain chain) {
        Stream<String> contacts = chain.contacts().stream()
                .filter(contact -> !contact.isReached())
                .map(contact -> contact.shown() + ": " + StatusWords.label(contact));
        Stream<String> links = Stream.of(
                "notified: " + chain.notified().label(),
                "stack: " + chain.stack().condition().label(),
                "rules: " + StatusWords.rules(chain.rules()));
        return "**%s**, owner %s"
                        .formatted(escaped(chain.title()), escaped(chain.owner().key()))
                + Stream.concat(links, contacts)
                        .map(link -> "\n  - " + escaped(link))
                        .collect(joining());
    }

    private static String escaped(String text) {
        return Markdown.withoutMentions(text);
    }
}

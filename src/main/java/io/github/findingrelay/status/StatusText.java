package io.github.findingrelay.status;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.diagnostic.Display;

/** A status for people: first what is unhealthy, then everything, then one line. */
final class StatusText {

    private StatusText() {}

    static String of(OrganizationStatus status, Display display) {
        String problems = status.problems().stream()
                .map(problem -> StatusWords.line(problem) + "\n")
                .collect(joining());
        return problems
                + (problems.isEmpty() ? "" : "\n")
                + StatusWords.table(status)
                        .with("notified", cell -> tinted(cell, display))
                        .text(display)
                + "\n"
                + StatusWords.summary(status)
                + "\n";
    }

    private static String tinted(String notified, Display display) {
        return switch (notified) {
            case "yes" -> display.good(notified);
            case "no" -> display.bad(notified);
            default -> display.warn(notified);
        };
    }
}

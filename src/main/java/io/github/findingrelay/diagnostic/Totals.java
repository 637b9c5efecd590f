package io.github.findingrelay.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many errors, warnings and notices there are, in words. */
record Totals(long errors, long warnings, long notices) {

    static Totals of(List<Diagnostic> diagnostics) {
        return new Totals(
                number(diagnostics, Severity.ERROR),
                number(diagnostics, Severity.WARNING),
                number(diagnostics, Severity.NOTICE));
    }

    private static long number(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    @Override
    public String toString() {
        String all = Stream.of(count(errors, "error"), count(warnings, "warning"), count(notices, "notice"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "0 errors" : all;
    }

    private static Optional<String> count(long number, String noun) {
        return number == 0 ? Optional.empty() : Optional.of(number + " " + noun + (number == 1 ? "" : "s"));
    }
}

package io.github.findingrelay.diagnostic;

import java.util.List;

/** How many errors and warnings there are, in words. */
record Totals(long errors, long warnings) {

    static Totals of(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        return new Totals(errors, diagnostics.size() - errors);
    }

    @Override
    public String toString() {
        if (warnings == 0) {
            return count(errors, "error");
        }
        return errors == 0 ? count(warnings, "warning") : count(errors, "error") + ", " + count(warnings, "warning");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}

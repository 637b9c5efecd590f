package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Excerpt;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How much is needed of something that AWS gives a limited number of.
 *
 * @param what in the plural
 * @param rule of the diagnostic
 * @param remedies in order of effort
 */
record Limit(String what, int needed, int granted, String rule, Supplier<String> remedies) {

    /** An error beyond the quota, a warning from 80 %. */
    Optional<Diagnostic> check() {
        String words = needed > granted
                ? "%d %s are needed and %d are granted; %s"
                : "%d %s are needed, 80 %% or more of the %d that are granted; %s";
        return needed * 100L < granted * 80L
                ? Optional.empty()
                : Optional.of(new Diagnostic(
                        needed > granted ? Severity.ERROR : Severity.WARNING,
                        SourceLocation.wholeFile(AccountsFile.NAME),
                        words.formatted(needed, what, granted, remedies.get()),
                        rule,
                        Excerpt.NONE));
    }
}

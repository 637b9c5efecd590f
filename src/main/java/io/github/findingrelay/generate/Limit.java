package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Diagnostic;
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
    if (needed > granted) {
      return Optional.of(
          Diagnostic.error(
              AccountsFile.NAME,
              "%d %s are needed and %d are granted; %s"
                  .formatted(needed, what, granted, remedies.get()),
              rule));
    }
    if (needed * 100L >= granted * 80L) {
      return Optional.of(
          Diagnostic.warning(
              AccountsFile.NAME,
              "%d %s are needed, 80 %% or more of the %d that are granted; %s"
                  .formatted(needed, what, granted, remedies.get()),
              rule));
    }
    return Optional.empty();
  }
}

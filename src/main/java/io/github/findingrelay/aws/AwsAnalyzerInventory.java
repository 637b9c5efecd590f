package io.github.findingrelay.aws;

import io.github.findingrelay.operate.AccountRegion;
import io.github.findingrelay.operate.AnalyzerInventory;
import io.github.findingrelay.operate.FoundAnalyzer;
import io.github.findingrelay.request.Page;
import java.util.Optional;

/** Analyzers of all accounts. */
public final class AwsAnalyzerInventory implements AnalyzerInventory {

  private final AwsAccessAnalyzers accessAnalyzers;

  /**
   * Analyzers of all accounts.
   *
   * @param role its name in every account but the session's, where the own credentials do
   */
  public AwsAnalyzerInventory(AwsSession session, String role) {
    this.accessAnalyzers = new AwsAccessAnalyzers(session, Optional.of(role));
  }

  @Override
  public Page<FoundAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
    return accessAnalyzers.list(place, next);
  }

  @Override
  public void delete(AccountRegion place, String analyzer) {
    AwsFaults.telling(
        () ->
            accessAnalyzers
                .in(place)
                .deleteAnalyzer(
                    r ->
                        r.analyzerName(analyzer).overrideConfiguration(accessAnalyzers.as(place))));
  }
}

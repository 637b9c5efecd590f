package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import java.util.Optional;

/** Analyzers of all accounts. */
final class AwsAnalyzerInventory implements AnalyzerInventory {

  private final AwsAccessAnalyzers accessAnalyzers;

  /**
   * Analyzers of all accounts.
   *
   * @param role its name in every account but the session's, where the own credentials do
   */
  AwsAnalyzerInventory(AwsSession session, String role) {
    this.accessAnalyzers = new AwsAccessAnalyzers(session, Optional.of(role));
  }

  @Override
  public Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
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

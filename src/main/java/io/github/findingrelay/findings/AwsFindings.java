package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.AwsAccessAnalyzers;
import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.ListArchiveRulesResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsResponse;

/**
 * Findings of Access Analyzer.
 *
 * <p>ListFindings is for external access only, as we are. Its answer says who has access, and
 * whether it is public; that of ListFindingsV2 does not, so that each finding would need a call.
 */
final class AwsFindings implements Findings {

  private final AwsAccessAnalyzers accessAnalyzers;

  /**
   * Findings of Access Analyzer in all accounts.
   *
   * @param role its name in every account but the session's, where the own credentials do
   */
  AwsFindings(AwsSession session, Optional<String> role) {
    this.accessAnalyzers = new AwsAccessAnalyzers(session, role);
  }

  @Override
  public Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
    return accessAnalyzers.analyzers(place, next);
  }

  @Override
  public Page<ExternalFinding> findings(
      ExistingAnalyzer analyzer, List<ArchiveRule.Criterion> filter, Optional<String> next) {
    ListFindingsResponse page =
        AwsFaults.told(
            () ->
                client(analyzer)
                    .listFindings(
                        r ->
                            r.overrideConfiguration(as(analyzer.place()))
                                .analyzerArn(analyzer.arn())
                                .filter(AwsFilters.criteria(filter))
                                .maxResults(AwsAccessAnalyzers.PAGE)
                                .nextToken(next.orElse(null))));
    return new Page<>(
        page.findings().stream().map(f -> AwsFindingSummary.read(analyzer, f)).toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public void update(ExistingAnalyzer analyzer, FindingStatus status, List<String> ids) {
    AwsFaults.telling(
        () ->
            client(analyzer)
                .updateFindings(
                    r ->
                        r.overrideConfiguration(as(analyzer.place()))
                            .analyzerArn(analyzer.arn())
                            .status(status.name())
                            .ids(ids)));
  }

  @Override
  public void scan(ExistingAnalyzer analyzer, String resource, String ownerAccount) {
    AwsFaults.telling(
        () ->
            client(analyzer)
                .startResourceScan(
                    r ->
                        r.overrideConfiguration(as(analyzer.place()))
                            .analyzerArn(analyzer.arn())
                            .resourceArn(resource)
                            .resourceOwnerAccount(ownerAccount)));
  }

  @Override
  public Page<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer, Optional<String> next) {
    ListArchiveRulesResponse page =
        AwsFaults.told(
            () ->
                client(analyzer)
                    .listArchiveRules(
                        r ->
                            r.overrideConfiguration(as(analyzer.place()))
                                .analyzerName(analyzer.name())
                                .maxResults(AwsAccessAnalyzers.PAGE)
                                .nextToken(next.orElse(null))));
    return new Page<>(
        page.archiveRules().stream()
            .map(rule -> new AnalyzerRule(rule.ruleName(), AwsFilters.read(rule.filter())))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  private AwsRequestOverrideConfiguration as(AccountRegion place) {
    return accessAnalyzers.as(place);
  }

  private AccessAnalyzerClient client(ExistingAnalyzer analyzer) {
    return accessAnalyzers.in(analyzer.place());
  }
}

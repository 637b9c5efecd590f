package io.github.findingrelay.aws;

import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.operate.AccountRegion;
import io.github.findingrelay.operate.ExternalAnalyzer;
import io.github.findingrelay.operate.ExternalFinding;
import io.github.findingrelay.operate.FindingStatus;
import io.github.findingrelay.operate.Findings;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListArchiveRulesResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsResponse;

/**
 * Findings of Access Analyzer: one client for each Region, to which each request brings the
 * credentials of its account.
 *
 * <p>ListFindings is for external access only, as we are. Its answer says who has access, and
 * whether it is public; that of ListFindingsV2 does not, so that each finding would need a call.
 */
final class AwsFindings implements Findings {

  private static final int PAGE = 100;

  private final AwsClients clients;
  private final Function<String, AwsCredentialsProvider> credentialsOf;
  private final Map<String, AwsCredentialsProvider> credentials = new ConcurrentHashMap<>();
  private final Map<String, Regional> regions = new ConcurrentHashMap<>();

  /**
   * With clients.
   *
   * @param credentialsOf makes those of an account
   */
  AwsFindings(AwsClients clients, Function<String, AwsCredentialsProvider> credentialsOf) {
    this.clients = clients;
    this.credentialsOf = credentialsOf;
  }

  private record Regional(AccessAnalyzerClient client, ManagedBy managedBy) {}

  @Override
  public Page<ExternalAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
    Regional region = regional(place);
    ListAnalyzersResponse page =
        AwsFaults.told(
            () ->
                region
                    .client()
                    .listAnalyzers(
                        r ->
                            r.overrideConfiguration(as(place))
                                .maxResults(PAGE)
                                .nextToken(next.orElse(null))));
    return new Page<>(
        page.analyzers().stream()
            .map(
                analyzer ->
                    new ExternalAnalyzer(
                        place,
                        analyzer.name(),
                        analyzer.arn(),
                        analyzer.typeAsString(),
                        analyzer.statusAsString(),
                        region.managedBy().of(analyzer.arn()).isPresent()))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public Page<ExternalFinding> findings(
      ExternalAnalyzer analyzer, List<ArchiveRule.Criterion> filter, Optional<String> next) {
    ListFindingsResponse page =
        AwsFaults.told(
            () ->
                client(analyzer)
                    .listFindings(
                        r ->
                            r.overrideConfiguration(as(analyzer.place()))
                                .analyzerArn(analyzer.arn())
                                .filter(AwsFilters.criteria(filter))
                                .maxResults(PAGE)
                                .nextToken(next.orElse(null))));
    return new Page<>(
        page.findings().stream().map(f -> AwsFindingSummary.read(analyzer, f)).toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public void update(ExternalAnalyzer analyzer, FindingStatus status, List<String> ids) {
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
  public void scan(ExternalAnalyzer analyzer, String resource, String ownerAccount) {
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
  public Page<AnalyzerRule> archiveRules(ExternalAnalyzer analyzer, Optional<String> next) {
    ListArchiveRulesResponse page =
        AwsFaults.told(
            () ->
                client(analyzer)
                    .listArchiveRules(
                        r ->
                            r.overrideConfiguration(as(analyzer.place()))
                                .analyzerName(analyzer.name())
                                .maxResults(PAGE)
                                .nextToken(next.orElse(null))));
    return new Page<>(
        page.archiveRules().stream()
            .map(rule -> new AnalyzerRule(rule.ruleName(), AwsFilters.read(rule.filter())))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  private AwsRequestOverrideConfiguration as(AccountRegion place) {
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(credentials.computeIfAbsent(place.account(), credentialsOf))
        .build();
  }

  private AccessAnalyzerClient client(ExternalAnalyzer analyzer) {
    return regional(analyzer.place()).client();
  }

  private Regional regional(AccountRegion place) {
    return regions.computeIfAbsent(
        place.region(),
        region -> {
          ManagedBy managedBy = new ManagedBy();
          return new Regional(
              clients.client(
                  AccessAnalyzerClient.builder()
                      .overrideConfiguration(c -> c.addExecutionInterceptor(managedBy)),
                  region),
              managedBy);
        });
  }
}

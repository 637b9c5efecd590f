package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.AwsAccessAnalyzers;
import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.desk.AwsFilters;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSource;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSourceDetail;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListArchiveRulesRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListArchiveRulesResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsResponse;
import software.amazon.awssdk.services.accessanalyzer.model.StartResourceScanRequest;
import software.amazon.awssdk.services.accessanalyzer.model.UpdateFindingsRequest;

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
        ListFindingsRequest request = ListFindingsRequest.builder()
                .overrideConfiguration(as(analyzer))
                .analyzerArn(analyzer.arn())
                .filter(AwsFilters.criteria(filter))
                .maxResults(AwsAccessAnalyzers.PAGE)
                .nextToken(next.orElse(null))
                .build();
        ListFindingsResponse page = AwsFaults.told(() -> client(analyzer).listFindings(request));
        return Page.of(page.findings(), finding -> finding(analyzer, finding), page.nextToken());
    }

    private static ExternalFinding finding(ExistingAnalyzer analyzer, FindingSummary finding) {
        return new ExternalFinding(
                analyzer,
                finding.id(),
                // AWS leaves it out of some findings that are errors.
                Objects.requireNonNullElse(finding.resource(), ""),
                finding.resourceTypeAsString(),
                finding.resourceOwnerAccount(),
                status(finding),
                finding.principal(),
                Boolean.TRUE.equals(finding.isPublic()),
                finding.action(),
                finding.condition(),
                finding.sources().stream().map(AwsFindings::source).toList(),
                finding.createdAt(),
                finding.updatedAt(),
                finding.analyzedAt(),
                Objects.requireNonNullElse(finding.error(), ""));
    }

    /** Nothing can be said of one that AWS has made since. */
    private static FindingStatus status(FindingSummary finding) {
        return Stream.of(FindingStatus.values())
                .filter(known -> known.name().equals(finding.statusAsString()))
                .findAny()
                .orElseThrow(() -> new RequestException(
                        Fault.REFUSED,
                        "finding %s is %s, which this version does not know"
                                .formatted(finding.id(), finding.statusAsString())));
    }

    private static String source(FindingSource source) {
        FindingSourceDetail detail = source.detail();
        return detail == null || detail.accessPointArn() == null
                ? source.typeAsString()
                : source.typeAsString() + " " + detail.accessPointArn();
    }

    @Override
    public void update(ExistingAnalyzer analyzer, FindingStatus status, List<String> ids) {
        UpdateFindingsRequest request = UpdateFindingsRequest.builder()
                .overrideConfiguration(as(analyzer))
                .analyzerArn(analyzer.arn())
                .status(status.name())
                .ids(ids)
                .build();
        AwsFaults.telling(() -> client(analyzer).updateFindings(request));
    }

    @Override
    public void scan(ExistingAnalyzer analyzer, String resource, String ownerAccount) {
        StartResourceScanRequest request = StartResourceScanRequest.builder()
                .overrideConfiguration(as(analyzer))
                .analyzerArn(analyzer.arn())
                .resourceArn(resource)
                .resourceOwnerAccount(ownerAccount)
                .build();
        AwsFaults.telling(() -> client(analyzer).startResourceScan(request));
    }

    @Override
    public Page<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer, Optional<String> next) {
        ListArchiveRulesRequest request = ListArchiveRulesRequest.builder()
                .overrideConfiguration(as(analyzer))
                .analyzerName(analyzer.name())
                .maxResults(AwsAccessAnalyzers.PAGE)
                .nextToken(next.orElse(null))
                .build();
        ListArchiveRulesResponse page = AwsFaults.told(() -> client(analyzer).listArchiveRules(request));
        return Page.of(
                page.archiveRules(),
                rule -> new AnalyzerRule(rule.ruleName(), AwsFilters.read(rule.filter())),
                page.nextToken());
    }

    private AwsRequestOverrideConfiguration as(ExistingAnalyzer analyzer) {
        return accessAnalyzers.as(analyzer.place());
    }

    private AccessAnalyzerClient client(ExistingAnalyzer analyzer) {
        return accessAnalyzers.in(analyzer.place());
    }
}

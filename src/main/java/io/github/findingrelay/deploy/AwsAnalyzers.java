package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.desk.AwsFilters;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.request.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.InlineArchiveRule;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListArchiveRulesResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsRequest;

/** Access Analyzer of one account, in all Regions. */
final class AwsAnalyzers implements Analyzers {

    /** The largest that AWS takes. */
    static final int PAGE = 100;

    private final AwsSession session;
    private final Map<String, AccessAnalyzerClient> clients = new ConcurrentHashMap<>();

    AwsAnalyzers(AwsSession session) {
        this.session = session;
    }

    @Override
    public Page<LiveAnalyzer> analyzers(String region, Optional<String> next) {
        ListAnalyzersResponse page = AwsFaults.told(
                () -> client(region).listAnalyzers(r -> r.maxResults(PAGE).nextToken(next.orElse(null))));
        return Page.of(page.analyzers(), AwsAnalyzers::live, page.nextToken());
    }

    private static LiveAnalyzer live(AnalyzerSummary one) {
        String reason = one.statusReason() == null ? "" : one.statusReason().codeAsString();
        return new LiveAnalyzer(one.name(), one.typeAsString(), one.statusAsString(), reason, one.tags());
    }

    @Override
    public Page<AnalyzerRule> archiveRules(String region, String analyzer, Optional<String> next) {
        ListArchiveRulesResponse page = AwsFaults.told(() -> client(region)
                .listArchiveRules(r -> r.analyzerName(analyzer).maxResults(PAGE).nextToken(next.orElse(null))));
        return Page.of(
                page.archiveRules(),
                rule -> new AnalyzerRule(rule.ruleName(), AwsFilters.read(rule.filter())),
                page.nextToken());
    }

    @Override
    public void create(WantedAnalyzer analyzer, Map<String, String> tags, String token) {
        List<InlineArchiveRule> rules = analyzer.rules().stream()
                .map(rule -> InlineArchiveRule.builder()
                        .ruleName(rule.name())
                        .filter(AwsFilters.criteria(rule.filter()))
                        .build())
                .toList();
        AwsFaults.telling(() -> client(analyzer.region())
                .createAnalyzer(r -> r.analyzerName(analyzer.name())
                        .type(analyzer.type())
                        .archiveRules(rules)
                        .tags(tags)
                        .clientToken(token)));
    }

    @Override
    public void delete(String region, String analyzer) {
        AwsFaults.telling(() -> client(region).deleteAnalyzer(r -> r.analyzerName(analyzer)));
    }

    @Override
    public void createRule(String region, String analyzer, AnalyzerRule rule, String token) {
        AwsFaults.telling(() -> client(region)
                .createArchiveRule(r -> r.analyzerName(analyzer)
                        .ruleName(rule.name())
                        .filter(AwsFilters.criteria(rule.filter()))
                        .clientToken(token)));
    }

    @Override
    public void updateRule(String region, String analyzer, AnalyzerRule rule) {
        AwsFaults.telling(() -> client(region)
                .updateArchiveRule(r ->
                        r.analyzerName(analyzer).ruleName(rule.name()).filter(AwsFilters.criteria(rule.filter()))));
    }

    @Override
    public void deleteRule(String region, String analyzer, String rule) {
        AwsFaults.telling(() ->
                client(region).deleteArchiveRule(r -> r.analyzerName(analyzer).ruleName(rule)));
    }

    @Override
    public void applyArchiveRule(String region, String analyzer, String rule) {
        AwsFaults.telling(() -> client(region)
                .applyArchiveRule(r -> r.analyzerArn(arn(region, analyzer)).ruleName(rule)));
    }

    @Override
    public void tag(String region, String analyzer, String key, String value) {
        AwsFaults.telling(() -> client(region)
                .tagResource(r -> r.resourceArn(arn(region, analyzer)).tags(Map.of(key, value))));
    }

    @Override
    public int findings(String region, String analyzer, AnalyzerRule rule, String status) {
        List<Criterion> filter = new ArrayList<>(rule.filter());
        filter.add(new Criterion("status", List.of(status), List.of(), List.of(), Optional.empty()));
        ListFindingsRequest request = ListFindingsRequest.builder()
                .analyzerArn(arn(region, analyzer))
                .filter(AwsFilters.criteria(filter))
                .maxResults(PAGE)
                .build();
        return AwsFaults.told(() -> client(region).listFindings(request))
                .findings()
                .size();
    }

    private String arn(String region, String analyzer) {
        return "arn:%s:access-analyzer:%s:%s:analyzer/%s"
                .formatted(session.partition(), region, session.account(), analyzer);
    }

    private AccessAnalyzerClient client(String region) {
        return clients.computeIfAbsent(region, where -> session.client(AccessAnalyzerClient.builder(), where));
    }
}

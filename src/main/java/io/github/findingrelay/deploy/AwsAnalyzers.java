package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.ArchiveRuleSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ResourceNotFoundException;

/** Access Analyzer of one account, in all Regions. */
final class AwsAnalyzers implements Analyzers {

    private final AwsSession session;
    private final Map<String, AccessAnalyzerClient> clients = new ConcurrentHashMap<>();

    AwsAnalyzers(AwsSession session) {
        this.session = session;
    }

    @Override
    public List<String> archiveRules(String region, String analyzer) {
        return AwsFaults.told(() -> {
            try {
                return client(region).listArchiveRulesPaginator(r -> r.analyzerName(analyzer)).stream()
                        .flatMap(page -> page.archiveRules().stream())
                        .map(ArchiveRuleSummary::ruleName)
                        .toList();
            } catch (ResourceNotFoundException e) {
                return List.of();
            }
        });
    }

    @Override
    public void applyArchiveRule(String region, String analyzer, String rule) {
        String arn = "arn:%s:access-analyzer:%s:%s:analyzer/%s"
                .formatted(session.partition(), region, session.account(), analyzer);
        AwsFaults.telling(
                () -> client(region).applyArchiveRule(r -> r.analyzerArn(arn).ruleName(rule)));
    }

    private AccessAnalyzerClient client(String region) {
        return clients.computeIfAbsent(region, where -> session.client(AccessAnalyzerClient.builder(), where));
    }
}

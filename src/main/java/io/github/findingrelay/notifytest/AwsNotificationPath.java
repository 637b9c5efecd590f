package io.github.findingrelay.notifytest;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.BatchImportFindingsResponse;
import software.amazon.awssdk.services.securityhub.model.ImportFindingsError;
import software.amazon.awssdk.services.securityhub.model.RecordState;
import software.amazon.awssdk.services.securityhub.model.Resource;
import software.amazon.awssdk.services.securityhub.model.StringFilter;
import software.amazon.awssdk.services.securityhub.model.StringFilterComparison;

/** Security Hub, EventBridge and its metrics, and the dead-letter queue of one Region. */
final class AwsNotificationPath implements NotificationPath {

    private static final int PERIOD_SECONDS = 60;

    private final SecurityHubClient securityHub;
    private final CloudWatchClient cloudWatch;
    private final EventBridgeClient events;
    private final Queues queues;

    AwsNotificationPath(AwsSession session) {
        this.securityHub = session.client(SecurityHubClient.builder());
        this.cloudWatch = session.client(CloudWatchClient.builder());
        this.events = session.client(EventBridgeClient.builder());
        this.queues = Queues.of(session);
    }

    @Override
    public void put(TestFinding finding, boolean archived, Instant updated) {
        Resource bucket = Resource.builder()
                .type(TestFinding.RESOURCE_TYPE)
                .id(finding.resource())
                .partition(finding.partition())
                .build();
        AwsSecurityFinding asff = AwsSecurityFinding.builder()
                .schemaVersion("2018-10-08")
                .id(finding.id())
                .productArn(finding.productArn())
                .productName(TestFinding.PRODUCT)
                .generatorId(TestFinding.GENERATOR)
                .awsAccountId(finding.importer())
                .types(TestFinding.FINDING_TYPE)
                .createdAt(finding.at().toString())
                .updatedAt(updated.toString())
                .severity(s -> s.label(finding.severity().name()))
                .title(TestFinding.TITLE)
                .description(TestFinding.DESCRIPTION)
                .productFields(Map.of("ResourceOwnerAccount", finding.owner()))
                .resources(bucket)
                .recordState(archived ? RecordState.ARCHIVED : RecordState.ACTIVE)
                .build();
        BatchImportFindingsResponse answer =
                AwsFaults.told(() -> securityHub.batchImportFindings(r -> r.findings(asff)));
        for (ImportFindingsError error : answer.failedFindings()) {
            throw new RequestException(
                    Fault.REFUSED,
                    "%s (%s)"
                            .formatted(
                                    Objects.requireNonNullElse(error.errorMessage(), "no reason is given"),
                                    Objects.requireNonNullElse(error.errorCode(), "no code")));
        }
    }

    @Override
    public Optional<FoundFinding> find(String finding) {
        StringFilter id = StringFilter.builder()
                .value(finding)
                .comparison(StringFilterComparison.EQUALS)
                .build();
        return AwsFaults.told(() -> securityHub.getFindings(r -> r.filters(f -> f.id(id)))).findings().stream()
                .filter(found -> finding.equals(found.id()))
                .map(found -> new FoundFinding(
                        Objects.requireNonNullElse(found.productName(), ""),
                        found.workflow() == null
                                ? ""
                                : String.valueOf(found.workflow().statusAsString())))
                .findFirst();
    }

    @Override
    public Map<Metric, Long> sums(Collection<Metric> metrics, Instant since, Instant until) {
        Map<String, Metric> byId = new LinkedHashMap<>();
        metrics.forEach(metric -> byId.put("m" + byId.size(), metric));
        List<MetricDataQuery> queries = byId.entrySet().stream()
                .map(one -> query(one.getKey(), one.getValue()))
                .toList();
        List<MetricDataResult> results = AwsFaults.told(() -> cloudWatch.getMetricData(
                        r -> r.metricDataQueries(queries).startTime(since).endTime(until)))
                .metricDataResults();
        Map<Metric, Long> sums = new LinkedHashMap<>();
        for (MetricDataResult result : results) {
            Metric metric = Optional.ofNullable(byId.get(result.id()))
                    .orElseThrow(() -> new RequestException(
                            Fault.UNAVAILABLE, "CloudWatch has answered what was not asked: " + result.id()));
            sums.merge(
                    metric,
                    Math.round(result.values().stream().mapToDouble(v -> v).sum()),
                    Long::sum);
        }
        return sums;
    }

    private static MetricDataQuery query(String id, Metric metric) {
        List<Dimension> dimensions = metric.dimensions().entrySet().stream()
                .map(d ->
                        Dimension.builder().name(d.getKey()).value(d.getValue()).build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(s -> s.period(PERIOD_SECONDS)
                        .stat("Sum")
                        .metric(m -> m.namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(dimensions)))
                .build();
    }

    @Override
    public int messages(String queue) {
        return queues.messages(queues.url(queue));
    }

    @Override
    public Optional<DeployedRule> rule(String name, String bus) {
        return Questions.find(() -> AwsFaults.told(
                        () -> events.describeRule(r -> r.name(name).eventBusName(bus))))
                .map(rule -> new DeployedRule(
                        Objects.requireNonNullElse(rule.eventPattern(), ""), rule.state() == RuleState.ENABLED));
    }

    @Override
    public boolean matches(String pattern, String event) {
        return Boolean.TRUE.equals(AwsFaults.told(() ->
                        events.testEventPattern(r -> r.eventPattern(pattern).event(event)))
                .result());
    }
}

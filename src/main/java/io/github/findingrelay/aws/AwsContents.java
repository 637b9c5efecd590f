package io.github.findingrelay.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * What AWS always sends in its answers, of that which we read. The SDK's model does not say: a list
 * that is missing looks like an empty one.
 */
final class AwsContents {

    private AwsContents() {}

    /**
     * By operation. Of a list each item has the member that follows; of a map it is a key.
     *
     * <p>Operations that are missing need nothing: an administrator or a change may be none, and what
     * was begun is looked at afterwards.
     */
    private static final Map<String, Set<String>> ALWAYS = Stream.of("""
            AssumeRole Credentials.AccessKeyId Credentials.SecretAccessKey Credentials.Expiration
            BatchImportFindings FailedCount
            CreateChangeSet Id
            DescribeChangeSet Status Changes.ResourceChange.Action Changes.ResourceChange.LogicalResourceId \
                Changes.ResourceChange.ResourceType
            DescribeExecution status
            DescribeHub HubArn
            DescribeOrganization Organization.Id Organization.MasterAccountId
            DescribeOrganizationConfiguration AutoEnable
            DescribeRule Name State
            DescribeSecurityHubV2 HubV2Arn
            DescribeStackDriftDetectionStatus DetectionStatus
            DescribeStackEvents StackEvents
            DescribeStackSet StackSet.StackSetName StackSet.Status
            DescribeStackSetOperation StackSetOperation.Status
            DescribeStacks Stacks.StackName Stacks.StackStatus
            DescribeStateMachine status
            DetectStackDrift StackDriftDetectionId
            GetAWSDefaultServiceQuota Quota.Value
            GetCallerIdentity Account Arn
            GetExecutionHistory events.id events.type
            GetFindingAggregator FindingAggregationRegion RegionLinkingMode
            GetFindings Findings.Id
            GetMetricData MetricDataResults.Id
            GetQueueAttributes Attributes.ApproximateNumberOfMessages
            GetQueueUrl QueueUrl
            GetRole Role.RoleName
            GetServiceQuota Quota.Value
            GetTemplate TemplateBody
            ListAWSServiceAccessForOrganization EnabledServicePrincipals.ServicePrincipal
            ListAccounts Accounts.Id
            ListAccountsForParent Accounts.Id
            ListAnalyzers analyzers.arn analyzers.name analyzers.type analyzers.status
            ListArchiveRules archiveRules.ruleName archiveRules.filter
            ListDelegatedAdministrators DelegatedAdministrators.Id
            ListEnabledProductsForImport ProductSubscriptions
            ListExecutions executions.executionArn executions.name executions.status executions.startDate
            ListFindingAggregators FindingAggregators.FindingAggregatorArn
            ListFindings findings.id findings.resourceType findings.resourceOwnerAccount findings.status \
                findings.createdAt findings.updatedAt findings.analyzedAt
            ListOpenIDConnectProviders OpenIDConnectProviderList.Arn
            ListOrganizationalUnitsForParent OrganizationalUnits.Id
            ListRegions Regions.RegionName
            ListRules Rules.Name Rules.State
            ListStackInstances Summaries.Account Summaries.Region Summaries.Status
            ListStackResources StackResourceSummaries.LastUpdatedTimestamp StackResourceSummaries.ResourceStatus
            ListStackSets Summaries.StackSetName Summaries.Status
            ListStacks StackSummaries.StackName StackSummaries.StackStatus
            ListSubscriptions Subscriptions.SubscriptionArn Subscriptions.TopicArn Subscriptions.Protocol \
                Subscriptions.Endpoint
            ListTagsForResource Tags.Key Tags.Value
            TestEventPattern Result
            """.split("\n"))
            .map(line -> line.split(" +"))
            .collect(Collectors.toUnmodifiableMap(
                    words -> words[0], words -> Stream.of(words).skip(1).collect(Collectors.toUnmodifiableSet())));

    /** What an answer is without and must not be; empty: it has all. */
    static Optional<String> lacking(String operation, SdkPojo answer) {
        return ALWAYS.getOrDefault(operation, Set.of()).stream()
                .filter(path -> !has(answer, List.of(path.split("\\."))))
                .sorted()
                .findFirst();
    }

    private static boolean has(Object value, List<String> path) {
        if (value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap) {
            // The SDK makes these up.
            return false;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().allMatch(item -> item != null && has(item, path));
        }
        if (path.isEmpty()) {
            return true;
        }
        Optional<Object> member = member(value, path.get(0));
        return member.isPresent() && has(member.get(), path.subList(1, path.size()));
    }

    private static Optional<Object> member(Object value, String name) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .filter(entry -> entry.getKey().toString().equals(name))
                    .map(Map.Entry::getValue)
                    .map(Object.class::cast)
                    .findFirst();
        }
        return value instanceof SdkPojo record
                ? record.sdkFields().stream()
                        .filter(field -> field.memberName().equals(name))
                        .flatMap(field -> Stream.ofNullable((Object) field.getValueOrDefault(record)))
                        .findFirst()
                : Optional.empty();
    }
}

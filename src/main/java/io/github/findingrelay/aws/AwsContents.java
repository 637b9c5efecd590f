package io.github.findingrelay.aws;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final String OPTIONAL = "?";

    private AwsContents() {}

    /**
     * By operation. Of a list each item has the member that follows; of a map it is a key. What ends
     * with a question mark may be missing; if it is not, it has what follows. Behind a colon is the
     * form.
     *
     * <p>Operations that are missing need nothing: what they have begun is looked at afterwards.
     */
    private static final Map<String, Set<Content>> ALWAYS = Stream.of("""
            AssumeRole Credentials.AccessKeyId Credentials.SecretAccessKey Credentials.Expiration
            BatchImportFindings FailedCount
            ConfirmSubscription SubscriptionArn
            CreateChangeSet Id
            DescribeChangeSet Status Changes.ResourceChange.Action Changes.ResourceChange.LogicalResourceId \
                Changes.ResourceChange.ResourceType
            DescribeExecution status
            DescribeHub HubArn
            DescribeOrganization Organization.Id Organization.MasterAccountId
            DescribeOrganizationConfiguration AutoEnable
            DescribeRule Name State
            DescribeSecurityHubV2 HubV2Arn
            DescribeSlackWorkspaces SlackWorkspaces?.SlackTeamId
            DescribeStackDriftDetectionStatus DetectionStatus
            DescribeStackEvents StackEvents
            DescribeStackSet StackSet.StackSetName StackSet.Status StackSet.Tags?.Key
            DescribeStackSetOperation StackSetOperation.Status
            DescribeStacks Stacks.StackName Stacks.StackStatus Stacks.Outputs?.OutputKey \
                Stacks.Outputs?.OutputValue Stacks.Tags?.Key
            DescribeStateMachine status
            DetectStackDrift StackDriftDetectionId
            GetAdministratorAccount Administrator?.AccountId
            GetAWSDefaultServiceQuota Quota.Value
            GetCallerIdentity Account Arn
            GetExecutionHistory events.id events.type
            GetFindingAggregator FindingAggregationRegion RegionLinkingMode
            GetFindings Findings.Id
            GetMetricData MetricDataResults.Id
            GetQueueAttributes Attributes.ApproximateNumberOfMessages:number \
                Attributes.ApproximateNumberOfMessagesNotVisible?:number
            GetQueueUrl QueueUrl
            GetResources ResourceTagMappingList.ResourceARN ResourceTagMappingList.Tags?.Key
            GetRole Role.RoleName
            GetServiceQuota Quota.Value
            GetSubscriptionAttributes Attributes.SubscriptionArn
            GetTemplate TemplateBody
            ListAWSServiceAccessForOrganization EnabledServicePrincipals.ServicePrincipal
            ListAccounts Accounts.Id
            ListAccountsForParent Accounts.Id
            ListAnalyzers analyzers.arn analyzers.name analyzers.type analyzers.status
            ListArchiveRules archiveRules.ruleName archiveRules.filter
            ListDelegatedAdministrators DelegatedAdministrators.Id
            ListEnabledProductsForImport ProductSubscriptions
            ListExecutions executions.executionArn executions.name executions.status executions.startDate
            ListFindingAggregators FindingAggregators.FindingAggregatorArn:arn
            ListFindings findings.id findings.resourceType findings.resourceOwnerAccount findings.status \
                findings.createdAt findings.updatedAt findings.analyzedAt
            ListMicrosoftTeamsConfiguredTeams ConfiguredTeams?.TenantId ConfiguredTeams?.TeamId
            ListOpenIDConnectProviders OpenIDConnectProviderList.Arn
            ListOrganizationalUnitsForParent OrganizationalUnits.Id
            ListRegions Regions.RegionName
            ListRoots Roots.Id
            ListRules Rules.Name Rules.State
            ListStackInstances Summaries.Account Summaries.Region Summaries.Status
            ListStackResources StackResourceSummaries.LastUpdatedTimestamp StackResourceSummaries.ResourceStatus
            ListStackSets Summaries.StackSetName Summaries.Status
            ListStacks StackSummaries.StackName StackSummaries.StackStatus
            ListSubscriptions Subscriptions.SubscriptionArn Subscriptions.TopicArn Subscriptions.Protocol \
                Subscriptions.Endpoint
            ListTagsForResource Tags.Key Tags.Value
            Publish MessageId
            ReceiveMessage Messages?.MessageId Messages?.ReceiptHandle Messages?.Body \
                Messages?.Attributes?.SentTimestamp?:moment
            TestEventPattern Result
            """.split("\n"))
            .map(line -> line.split(" +"))
            .collect(Collectors.toUnmodifiableMap(
                    words -> words[0],
                    words -> Stream.of(words).skip(1).map(Content::of).collect(Collectors.toUnmodifiableSet())));

    /** Of whose answers something is demanded. */
    static Set<String> operations() {
        return ALWAYS.keySet();
    }

    /** What an answer is without and must not be; empty: it has all. */
    static Optional<String> lacking(String operation, SdkPojo answer) {
        return ALWAYS.getOrDefault(operation, Set.of()).stream()
                .filter(content -> !content.isIn(answer))
                .map(Content::name)
                .sorted()
                .findFirst();
    }

    private enum Form {
        ANYTHING("(?s).*"),
        ARN("arn(:[^:]+){4}:.+"),
        /** Of milliseconds. */
        MOMENT("\\d{1,15}"),
        NUMBER("\\d{1,9}");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /**
     * What an answer has.
     *
     * @param path names of members, one within the other
     */
    private record Content(List<String> path, Form form) {

        static Content of(String text) {
            String[] parts = text.split(":", 2);
            Form form = parts.length > 1 ? Form.valueOf(parts[1].toUpperCase(Locale.ROOT)) : Form.ANYTHING;
            return new Content(List.of(parts[0].split("\\.", -1)), form);
        }

        String name() {
            return String.join(".", path).replace(OPTIONAL, "");
        }

        boolean isIn(Object value) {
            if (value instanceof Collection<?> items) {
                return items.stream().allMatch(item -> item != null && isIn(item));
            }
            if (path.isEmpty()) {
                return form.pattern.matcher(value.toString()).matches();
            }
            Content inside = new Content(path.subList(1, path.size()), form);
            String name = path.get(0);
            return member(value, name.replace(OPTIONAL, "")).map(inside::isIn).orElse(name.endsWith(OPTIONAL));
        }
    }

    private static Optional<Object> member(Object value, String name) {
        Optional<Object> found = value instanceof Map<?, ?> map ? entry(map, name) : field((SdkPojo) value, name);
        // The SDK makes these up.
        return found.filter(one -> !(one instanceof SdkAutoConstructList) && !(one instanceof SdkAutoConstructMap));
    }

    private static Optional<Object> entry(Map<?, ?> map, String key) {
        return map.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(key))
                .flatMap(entry -> Stream.ofNullable((Object) entry.getValue()))
                .findFirst();
    }

    private static Optional<Object> field(SdkPojo record, String name) {
        return record.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .flatMap(field -> Stream.ofNullable((Object) field.getValueOrDefault(record)))
                .findFirst();
    }
}

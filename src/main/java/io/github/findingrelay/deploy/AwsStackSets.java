package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsTags;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AutoDeployment;
import software.amazon.awssdk.services.cloudformation.model.ConcurrencyMode;
import software.amazon.awssdk.services.cloudformation.model.CreateStackInstancesRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackInstancesRequest;
import software.amazon.awssdk.services.cloudformation.model.DeploymentTargets;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackSetOperationResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackInstancesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceComprehensiveStatus;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationPreferences;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSetStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackSetRequest;

/**
 * Stack sets, whose roles are those of bootstrap.yaml.
 *
 * @param administrationRole ARN
 * @param executionRole name
 */
record AwsStackSets(CloudFormationClient client, String administrationRole, String executionRole) implements StackSets {

    private static final Set<StackSetOperationStatus> ENDED =
            Set.of(StackSetOperationStatus.SUCCEEDED, StackSetOperationStatus.FAILED, StackSetOperationStatus.STOPPED);

    @Override
    public Optional<Deployed> stackSet(String name, CallAs callAs) {
        return AwsFaults.toldUnless(
                        "StackSetNotFoundException",
                        () -> client.describeStackSet(r -> r.stackSetName(name).callAs(callAs.name())))
                .map(DescribeStackSetResponse::stackSet)
                .filter(set -> set.status() != StackSetStatus.DELETED)
                .map(set -> new Deployed(
                        name,
                        text(set.description()),
                        set.organizationalUnitIds(),
                        AwsTags.of(set.tags(), Tag::key, Tag::value)));
    }

    @Override
    public Page<Deployed> all(CallAs callAs, Optional<String> next) {
        ListStackSetsResponse page = AwsFaults.told(() -> client.listStackSets(
                r -> r.status(StackSetStatus.ACTIVE).callAs(callAs.name()).nextToken(next.orElse(null))));
        return new Page<>(
                page.summaries().stream()
                        .filter(set -> set.status() == StackSetStatus.ACTIVE)
                        .map(set -> new Deployed(set.stackSetName(), text(set.description()), List.of()))
                        .toList(),
                Optional.ofNullable(page.nextToken()));
    }

    @Override
    public Page<Instance> instances(String name, CallAs callAs, Optional<String> next) {
        ListStackInstancesResponse page = AwsFaults.told(() -> client.listStackInstances(
                r -> r.stackSetName(name).callAs(callAs.name()).nextToken(next.orElse(null))));
        return Page.of(page.summaries(), AwsStackSets::instance, page.nextToken());
    }

    private static Instance instance(StackInstanceSummary summary) {
        String detailed = Optional.ofNullable(summary.stackInstanceStatus())
                .map(StackInstanceComprehensiveStatus::detailedStatusAsString)
                .filter(status -> status.startsWith("SKIPPED"))
                .orElse(summary.statusAsString());
        return new Instance(
                summary.account(),
                summary.region(),
                detailed,
                text(summary.statusReason()),
                text(summary.organizationalUnitId()));
    }

    @Override
    public String template(String name, CallAs callAs) {
        return text(AwsFaults.told(
                        () -> client.describeStackSet(r -> r.stackSetName(name).callAs(callAs.name())))
                .stackSet()
                .templateBody());
    }

    @Override
    public void create(StackSet set, String template, Map<String, String> tags, String token) {
        CreateStackSetRequest request = CreateStackSetRequest.builder()
                .stackSetName(set.name())
                .templateBody(template)
                .description(set.digest())
                .tags(AwsCloudFormation.tags(tags))
                .permissionModel(set.permissionModel().name())
                .managedExecution(m -> m.active(true))
                .autoDeployment(automatic(set))
                .administrationRoleARN(isSelfManaged(set) ? administrationRole : null)
                .executionRoleName(isSelfManaged(set) ? executionRole : null)
                .callAs(set.callAs().name())
                .clientRequestToken(token)
                .build();
        AwsFaults.telling(() -> client.createStackSet(request));
    }

    @Override
    public String update(StackSet set, String template, Map<String, String> tags, String operationId) {
        UpdateStackSetRequest request = UpdateStackSetRequest.builder()
                .stackSetName(set.name())
                .templateBody(template)
                .description(set.digest())
                .tags(AwsCloudFormation.tags(tags))
                .managedExecution(m -> m.active(true))
                .autoDeployment(automatic(set))
                .administrationRoleARN(isSelfManaged(set) ? administrationRole : null)
                .executionRoleName(isSelfManaged(set) ? executionRole : null)
                .operationPreferences(preferences(set, set.regions()))
                .callAs(set.callAs().name())
                .operationId(operationId)
                .build();
        return once(operationId, () -> client.updateStackSet(request).operationId());
    }

    @Override
    public String createInstances(StackSet set, Targets targets, String operationId) {
        CreateStackInstancesRequest request = CreateStackInstancesRequest.builder()
                .stackSetName(set.name())
                .accounts(accounts(targets))
                .deploymentTargets(units(targets))
                .regions(targets.regions())
                .operationPreferences(preferences(set, targets.regions()))
                .callAs(set.callAs().name())
                .operationId(operationId)
                .build();
        return once(operationId, () -> client.createStackInstances(request).operationId());
    }

    @Override
    public String deleteInstances(String name, CallAs callAs, Targets targets, String operationId) {
        DeleteStackInstancesRequest request = DeleteStackInstancesRequest.builder()
                .stackSetName(name)
                .accounts(accounts(targets))
                .deploymentTargets(units(targets))
                .regions(targets.regions())
                .retainStacks(false)
                .callAs(callAs.name())
                .operationId(operationId)
                .build();
        return once(operationId, () -> client.deleteStackInstances(request).operationId());
    }

    @Override
    public void delete(String name, CallAs callAs) {
        AwsFaults.telling(() -> client.deleteStackSet(r -> r.stackSetName(name).callAs(callAs.name())));
    }

    @Override
    public boolean isRunning(String name, CallAs callAs, String operationId) {
        DescribeStackSetOperationResponse answer = AwsFaults.told(() -> client.describeStackSetOperation(
                r -> r.stackSetName(name).operationId(operationId).callAs(callAs.name())));
        return !ENDED.contains(answer.stackSetOperation().status());
    }

    /** An operation whose id is known was started by an attempt whose answer was lost. */
    private static String once(String operationId, Supplier<@Nullable String> call) {
        return AwsFaults.toldUnless(
                        "OperationIdAlreadyExists",
                        // The id is ours, but an emulator may take its own.
                        () -> Optional.ofNullable(call.get()).orElse(operationId))
                .orElse(operationId);
    }

    private static boolean isSelfManaged(StackSet set) {
        return set.permissionModel() == PermissionModel.SELF_MANAGED;
    }

    private static @Nullable AutoDeployment automatic(StackSet set) {
        return isSelfManaged(set)
                ? null
                : AutoDeployment.builder()
                        .enabled(true)
                        .retainStacksOnAccountRemoval(false)
                        .build();
    }

    private static @Nullable List<String> accounts(Targets targets) {
        return targets.organizationalUnits().isEmpty() ? targets.accounts() : null;
    }

    private static @Nullable DeploymentTargets units(Targets targets) {
        return targets.organizationalUnits().isEmpty()
                ? null
                : DeploymentTargets.builder()
                        .organizationalUnitIds(targets.organizationalUnits())
                        .build();
    }

    private static StackSetOperationPreferences preferences(StackSet set, List<String> regions) {
        OperationPreferences preferences = set.operationPreferences();
        return StackSetOperationPreferences.builder()
                .regionConcurrencyType(preferences.parallelRegions() ? "PARALLEL" : "SEQUENTIAL")
                .regionOrder(preferences.regionOrder().stream()
                        .filter(regions::contains)
                        .toList())
                .maxConcurrentPercentage(preferences.maxConcurrentPercentage())
                .failureTolerancePercentage(preferences.failureTolerancePercentage())
                .concurrencyMode(ConcurrencyMode.SOFT_FAILURE_TOLERANCE)
                .build();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

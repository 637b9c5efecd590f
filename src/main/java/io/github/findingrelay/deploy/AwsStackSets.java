package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.AutoDeployment;
import software.amazon.awssdk.services.cloudformation.model.CallAs;
import software.amazon.awssdk.services.cloudformation.model.ConcurrencyMode;
import software.amazon.awssdk.services.cloudformation.model.DeploymentTargets;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackInstancesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.PermissionModels;
import software.amazon.awssdk.services.cloudformation.model.RegionConcurrencyType;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationPreferences;
import software.amazon.awssdk.services.cloudformation.model.StackSetStatus;

/** Stack sets, whose roles are those of bootstrap.yaml. */
final class AwsStackSets implements StackSets {

  private final CloudFormationClient client;
  private final String administrationRole;
  private final String executionRole;

  /**
   * With a client.
   *
   * @param administrationRole ARN
   * @param executionRole name
   */
  AwsStackSets(CloudFormationClient client, String administrationRole, String executionRole) {
    this.client = client;
    this.administrationRole = administrationRole;
    this.executionRole = executionRole;
  }

  @Override
  public Optional<Deployed> stackSet(String name, boolean delegatedAdmin) {
    return AwsFaults.toldUnless(
            "StackSetNotFoundException",
            () -> client.describeStackSet(r -> r.stackSetName(name).callAs(callAs(delegatedAdmin))))
        .map(DescribeStackSetResponse::stackSet)
        .filter(set -> set.status() != StackSetStatus.DELETED)
        .map(set -> new Deployed(name, text(set.description()), set.organizationalUnitIds()));
  }

  @Override
  public Page<Deployed> all(boolean delegatedAdmin, Optional<String> next) {
    ListStackSetsResponse page =
        AwsFaults.told(
            () ->
                client.listStackSets(
                    r -> {
                      r.status(StackSetStatus.ACTIVE).callAs(callAs(delegatedAdmin));
                      next.ifPresent(r::nextToken);
                    }));
    return new Page<>(
        page.summaries().stream()
            .filter(set -> set.status() == StackSetStatus.ACTIVE)
            .map(set -> new Deployed(set.stackSetName(), text(set.description()), List.of()))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public Page<Instance> instances(String name, boolean delegatedAdmin, Optional<String> next) {
    ListStackInstancesResponse page =
        AwsFaults.told(
            () ->
                client.listStackInstances(
                    r -> {
                      r.stackSetName(name).callAs(callAs(delegatedAdmin));
                      next.ifPresent(r::nextToken);
                    }));
    return new Page<>(
        page.summaries().stream().map(AwsStackSets::instance).toList(),
        Optional.ofNullable(page.nextToken()));
  }

  private static Instance instance(StackInstanceSummary summary) {
    String detailed =
        summary.stackInstanceStatus() == null
            ? ""
            : text(summary.stackInstanceStatus().detailedStatusAsString());
    return new Instance(
        summary.account(),
        summary.region(),
        detailed.startsWith("SKIPPED") ? detailed : summary.statusAsString(),
        text(summary.statusReason()));
  }

  @Override
  public void create(StackSet set, String template, Map<String, String> tags, String token) {
    AwsFaults.telling(
        () ->
            client.createStackSet(
                r -> {
                  r.stackSetName(set.name())
                      .templateBody(template)
                      .description(set.digest())
                      .tags(AwsCloudFormation.tags(tags))
                      .permissionModel(PermissionModels.fromValue(set.permissionModel().name()))
                      .managedExecution(m -> m.active(true))
                      .callAs(callAs(set.delegatedAdmin()))
                      .clientRequestToken(token);
                  if (isServiceManaged(set)) {
                    r.autoDeployment(automatic());
                  } else {
                    r.administrationRoleARN(administrationRole).executionRoleName(executionRole);
                  }
                }));
  }

  @Override
  public String update(
      StackSet set, String template, Map<String, String> tags, String operationId) {
    return once(
        operationId,
        () ->
            client
                .updateStackSet(
                    r -> {
                      r.stackSetName(set.name())
                          .templateBody(template)
                          .description(set.digest())
                          .tags(AwsCloudFormation.tags(tags))
                          .managedExecution(m -> m.active(true))
                          .operationPreferences(preferences(set, set.regions()))
                          .callAs(callAs(set.delegatedAdmin()))
                          .operationId(operationId);
                      if (isServiceManaged(set)) {
                        r.autoDeployment(automatic());
                      } else {
                        r.administrationRoleARN(administrationRole)
                            .executionRoleName(executionRole);
                      }
                    })
                .operationId());
  }

  @Override
  public String createInstances(StackSet set, Targets targets, String operationId) {
    return once(
        operationId,
        () ->
            client
                .createStackInstances(
                    r -> {
                      r.stackSetName(set.name())
                          .regions(targets.regions())
                          .operationPreferences(preferences(set, targets.regions()))
                          .callAs(callAs(set.delegatedAdmin()))
                          .operationId(operationId);
                      if (targets.organizationalUnits().isEmpty()) {
                        r.accounts(targets.accounts());
                      } else {
                        r.deploymentTargets(units(targets));
                      }
                    })
                .operationId());
  }

  @Override
  public String deleteInstances(
      String name, boolean delegatedAdmin, Targets targets, String operationId) {
    return once(
        operationId,
        () ->
            client
                .deleteStackInstances(
                    r -> {
                      r.stackSetName(name)
                          .regions(targets.regions())
                          .retainStacks(false)
                          .callAs(callAs(delegatedAdmin))
                          .operationId(operationId);
                      if (targets.organizationalUnits().isEmpty()) {
                        r.accounts(targets.accounts());
                      } else {
                        r.deploymentTargets(units(targets));
                      }
                    })
                .operationId());
  }

  @Override
  public void delete(String name, boolean delegatedAdmin) {
    AwsFaults.telling(
        () -> client.deleteStackSet(r -> r.stackSetName(name).callAs(callAs(delegatedAdmin))));
  }

  @Override
  public OperationStatus operation(String name, boolean delegatedAdmin, String operationId) {
    var operation =
        AwsFaults.told(
                () ->
                    client.describeStackSetOperation(
                        r ->
                            r.stackSetName(name)
                                .operationId(operationId)
                                .callAs(callAs(delegatedAdmin))))
            .stackSetOperation();
    return switch (operation.status()) {
      case SUCCEEDED -> OperationStatus.SUCCEEDED;
      case FAILED, STOPPED -> OperationStatus.FAILED;
      default -> OperationStatus.RUNNING;
    };
  }

  /** An operation whose id is known was started by an attempt whose answer was lost. */
  private static String once(String operationId, Supplier<@Nullable String> call) {
    return AwsFaults.toldUnless(
            "OperationIdAlreadyExists",
            // The id is ours, but an emulator may take its own.
            () -> Optional.ofNullable(call.get()).orElse(operationId))
        .orElse(operationId);
  }

  private static boolean isServiceManaged(StackSet set) {
    return set.permissionModel() == PermissionModel.SERVICE_MANAGED;
  }

  private static AutoDeployment automatic() {
    return AutoDeployment.builder().enabled(true).retainStacksOnAccountRemoval(false).build();
  }

  private static DeploymentTargets units(Targets targets) {
    return DeploymentTargets.builder().organizationalUnitIds(targets.organizationalUnits()).build();
  }

  private static StackSetOperationPreferences preferences(StackSet set, List<String> regions) {
    OperationPreferences preferences = set.operationPreferences();
    return StackSetOperationPreferences.builder()
        .regionConcurrencyType(
            preferences.parallelRegions()
                ? RegionConcurrencyType.PARALLEL
                : RegionConcurrencyType.SEQUENTIAL)
        .regionOrder(preferences.regionOrder().stream().filter(regions::contains).toList())
        .maxConcurrentPercentage(preferences.maxConcurrentPercentage())
        .failureTolerancePercentage(preferences.failureTolerancePercentage())
        .concurrencyMode(ConcurrencyMode.SOFT_FAILURE_TOLERANCE)
        .build();
  }

  private static CallAs callAs(boolean delegatedAdmin) {
    return delegatedAdmin ? CallAs.DELEGATED_ADMIN : CallAs.SELF;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.request.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** CloudFormation of one account and Region. */
public final class AwsCloudFormation implements CloudFormation {

  /** Failures that are told; the others mostly follow from the first. */
  private static final int FAILURES = 5;

  private static final List<String> IN_PROGRESS =
      Stream.of(StackStatus.values())
          .filter(status -> status.isInProgress() && status != StackStatus.UNKNOWN_IN_PROGRESS)
          .map(StackStatus::name)
          .toList();

  private final CloudFormationClient client;
  private final Optional<String> serviceRole;

  /**
   * With a client.
   *
   * @param serviceRole ARN of the role that makes the resources; empty: the caller's own
   */
  public AwsCloudFormation(CloudFormationClient client, Optional<String> serviceRole) {
    this.client = client;
    this.serviceRole = serviceRole;
  }

  @Override
  public Page<DeployedStack> stacks(Optional<String> next) {
    DescribeStacksResponse page =
        AwsFaults.told(() -> client.describeStacks(r -> next.ifPresent(r::nextToken)));
    return new Page<>(
        page.stacks().stream().map(AwsCloudFormation::deployed).toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public Optional<DeployedStack> stack(String name) {
    return AwsFaults.toldUnless(
            "does not exist", () -> client.describeStacks(r -> r.stackName(name)))
        .flatMap(page -> page.stacks().stream().map(AwsCloudFormation::deployed).findFirst());
  }

  private static DeployedStack deployed(Stack stack) {
    return new DeployedStack(
        stack.stackName(),
        StackStatus.of(stack.stackStatusAsString()),
        Optional.ofNullable(stack.stackStatusReason()).orElse(""),
        stack.outputs().stream()
            .filter(output -> output.outputKey().equals("Digest"))
            .map(Output::outputValue)
            .findFirst(),
        stack.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value)),
        Boolean.TRUE.equals(stack.enableTerminationProtection()),
        "%s %s %s".formatted(stack.creationTime(), stack.lastUpdatedTime(), stack.deletionTime()),
        drift(stack));
  }

  private static DriftStatus drift(Stack stack) {
    // An emulator may not say.
    return stack.driftInformation() == null
        ? DriftStatus.UNKNOWN
        : DriftStatus.of(String.valueOf(stack.driftInformation().stackDriftStatusAsString()));
  }

  @Override
  public Page<String> inProgress(Optional<String> next) {
    ListStacksResponse page =
        AwsFaults.told(
            () ->
                client.listStacks(
                    r -> {
                      r.stackStatusFiltersWithStrings(IN_PROGRESS);
                      next.ifPresent(r::nextToken);
                    }));
    return new Page<>(
        page.stackSummaries().stream()
            // An emulator may not know the filter.
            .filter(stack -> IN_PROGRESS.contains(stack.stackStatusAsString()))
            .map(StackSummary::stackName)
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public String template(String name) {
    return AwsFaults.told(
            () -> client.getTemplate(r -> r.stackName(name).templateStage(TemplateStage.ORIGINAL)))
        .templateBody();
  }

  @Override
  public void create(Request request) {
    AwsFaults.telling(
        () ->
            client.createStack(
                r -> {
                  r.stackName(request.name())
                      .templateBody(request.template())
                      .tags(tags(request.tags()))
                      .capabilities(Capability.CAPABILITY_NAMED_IAM)
                      .clientRequestToken(request.token());
                  serviceRole.ifPresent(r::roleARN);
                }));
  }

  @Override
  public void update(Request request) {
    AwsFaults.telling(
        () ->
            client.updateStack(
                r -> {
                  r.stackName(request.name())
                      .templateBody(request.template())
                      .tags(tags(request.tags()))
                      .capabilities(Capability.CAPABILITY_NAMED_IAM)
                      .clientRequestToken(request.token());
                  serviceRole.ifPresent(r::roleARN);
                }));
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  @Override
  public void delete(String name, String token) {
    AwsFaults.telling(
        () ->
            client.deleteStack(
                r -> {
                  r.stackName(name).clientRequestToken(token);
                  serviceRole.ifPresent(r::roleARN);
                }));
  }

  @Override
  public void protect(String name) {
    AwsFaults.telling(
        () ->
            client.updateTerminationProtection(
                r -> r.stackName(name).enableTerminationProtection(true)));
  }

  @Override
  public List<String> failures(String name) {
    List<StackEvent> events =
        AwsFaults.told(() -> client.describeStackEvents(r -> r.stackName(name))).stackEvents();
    List<String> failures = new ArrayList<>();
    for (StackEvent event : events) {
      String status = event.resourceStatusAsString();
      String reason = Optional.ofNullable(event.resourceStatusReason()).orElse("");
      if (status.endsWith("_FAILED") && !reason.contains("cancelled")) {
        failures.add("%s: %s".formatted(event.logicalResourceId(), reason));
      }
      if (isBeginning(event, name)) {
        break;
      }
    }
    // The newest comes first, and the oldest is the cause.
    Collections.reverse(failures);
    return failures.stream().limit(FAILURES).toList();
  }

  private static boolean isBeginning(StackEvent event, String name) {
    return name.equals(event.logicalResourceId())
        && List.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
            .contains(event.resourceStatusAsString());
  }

  @Override
  public String createChangeSet(Request request) {
    return AwsFaults.told(
            () ->
                client.createChangeSet(
                    r -> {
                      r.stackName(request.name())
                          .changeSetName(request.token())
                          .changeSetType(ChangeSetType.UPDATE)
                          .templateBody(request.template())
                          .tags(tags(request.tags()))
                          .capabilities(Capability.CAPABILITY_NAMED_IAM)
                          .clientToken(request.token());
                      serviceRole.ifPresent(r::roleARN);
                    }))
        .id();
  }

  @Override
  public ChangeSet changeSet(String id) {
    List<Change> changes = new ArrayList<>();
    String next = null;
    DescribeChangeSetResponse page;
    do {
      String token = next;
      page =
          AwsFaults.told(() -> client.describeChangeSet(r -> r.changeSetName(id).nextToken(token)));
      changes.addAll(page.changes());
      next = page.nextToken();
    } while (next != null);
    String reason = Optional.ofNullable(page.statusReason()).orElse("");
    boolean failed = page.status() == ChangeSetStatus.FAILED;
    // CloudFormation calls it a failure if there is nothing to do.
    boolean nothing =
        reason.contains("didn't contain changes")
            || reason.contains("No updates are to be performed");
    return new ChangeSet(
        failed || page.status() == ChangeSetStatus.CREATE_COMPLETE,
        changes.stream().map(AwsCloudFormation::text).toList(),
        failed && !nothing ? reason : "");
  }

  private static String text(Change change) {
    ResourceChange resource = change.resourceChange();
    boolean replaces =
        resource.replacement() == Replacement.TRUE
            || resource.replacement() == Replacement.CONDITIONAL;
    return "%s %s (%s)%s"
        .formatted(
            String.valueOf(resource.actionAsString()).toLowerCase(Locale.ROOT),
            resource.logicalResourceId(),
            resource.resourceType(),
            replaces ? ", replacement " + resource.replacementAsString() : "");
  }

  @Override
  public void deleteChangeSet(String id) {
    AwsFaults.telling(() -> client.deleteChangeSet(r -> r.changeSetName(id)));
  }
}

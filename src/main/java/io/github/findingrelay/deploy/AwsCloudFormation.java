package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsTags;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/**
 * CloudFormation of one account and Region.
 *
 * @param serviceRole ARN of the role that makes the resources; empty: the caller's own
 */
record AwsCloudFormation(CloudFormationClient client, Optional<String> serviceRole) implements CloudFormation {

    /** Failures that are told; the others mostly follow from the first. */
    private static final int FAILURES = 5;

    private static final List<String> IN_PROGRESS = Stream.of(StackStatus.values())
            .filter(status -> status.isInProgress() && status != StackStatus.UNKNOWN_IN_PROGRESS)
            .map(StackStatus::name)
            .toList();

    /** What the newest operation has begun with. */
    private static final Set<String> BEGINNINGS =
            Set.of("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS");

    @Override
    public Page<DeployedStack> stacks(Optional<String> next) {
        DescribeStacksResponse page = AwsFaults.told(() -> client.describeStacks(r -> r.nextToken(next.orElse(null))));
        return Page.of(page.stacks(), AwsCloudFormation::deployed, page.nextToken());
    }

    /** Of one that is not there CloudFormation says so; a list without it says nothing. */
    @Override
    public Optional<DeployedStack> stack(String name) {
        return AwsFaults.toldUnless("does not exist", () -> client.describeStacks(r -> r.stackName(name)))
                .map(page -> page.stacks().stream()
                        .map(AwsCloudFormation::deployed)
                        .findFirst()
                        .orElseThrow(() -> new RequestException(
                                Fault.UNAVAILABLE, "CloudFormation has not said whether there is a stack " + name)));
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
                AwsTags.of(stack.tags(), Tag::key, Tag::value),
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
        ListStacksResponse page = AwsFaults.told(() -> client.listStacks(
                r -> r.stackStatusFiltersWithStrings(IN_PROGRESS).nextToken(next.orElse(null))));
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
        return AwsFaults.told(() -> client.getTemplate(r -> r.stackName(name).templateStage(TemplateStage.ORIGINAL)))
                .templateBody();
    }

    @Override
    public void create(Request request) {
        CreateStackRequest create = CreateStackRequest.builder()
                .stackName(request.name())
                .templateBody(request.template())
                .tags(tags(request.tags()))
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .roleARN(serviceRole.orElse(null))
                .clientRequestToken(request.token())
                .build();
        AwsFaults.telling(() -> client.createStack(create));
    }

    @Override
    public void update(Request request) {
        UpdateStackRequest update = UpdateStackRequest.builder()
                .stackName(request.name())
                .templateBody(request.template())
                .tags(tags(request.tags()))
                .capabilities(Capability.CAPABILITY_NAMED_IAM)
                .roleARN(serviceRole.orElse(null))
                .clientRequestToken(request.token())
                .build();
        AwsFaults.telling(() -> client.updateStack(update));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    @Override
    public void delete(String name, String token) {
        AwsFaults.telling(() -> client.deleteStack(
                r -> r.stackName(name).roleARN(serviceRole.orElse(null)).clientRequestToken(token)));
    }

    @Override
    public void protect(String name) {
        protect(name, true);
    }

    @Override
    public void unprotect(String name) {
        protect(name, false);
    }

    private void protect(String name, boolean on) {
        AwsFaults.telling(
                () -> client.updateTerminationProtection(r -> r.stackName(name).enableTerminationProtection(on)));
    }

    /** CloudFormation keeps the role that a stack was made with, and takes it if none is named. */
    @Override
    public CloudFormation withRolesOfStacks() {
        return new AwsCloudFormation(client, Optional.empty());
    }

    @Override
    public List<String> failures(String name) {
        List<StackEvent> newestFirst = AwsFaults.told(() -> client.describeStackEvents(r -> r.stackName(name)))
                .stackEvents();
        List<String> failures = new ArrayList<>();
        for (StackEvent event : newestFirst) {
            String reason = Optional.ofNullable(event.resourceStatusReason()).orElse("");
            // An event of a hook may be of no resource.
            String status = Optional.ofNullable(event.resourceStatusAsString()).orElse("");
            if (status.endsWith("_FAILED") && !reason.contains("cancelled")) {
                String resource = Optional.ofNullable(event.logicalResourceId()).orElse(name);
                failures.add(0, "%s: %s".formatted(resource, reason));
            }
            if (BEGINNINGS.contains(status) && name.equals(event.logicalResourceId())) {
                break;
            }
        }
        return failures.stream().limit(FAILURES).toList();
    }
}

package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.request.Page;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;

/** CloudFormation's resources and drift, of one account and Region. */
final class AwsStackInspection implements StackInspection {

    private static final List<String> GONE = List.of("CREATE_FAILED", "DELETE_COMPLETE");

    private final CloudFormationClient client;

    AwsStackInspection(AwsSession session) {
        this.client = session.client(CloudFormationClient.builder());
    }

    /** DescribeStackResources would be one call, and end with the hundredth. */
    @Override
    public Page<StackResource> resources(String stack, Optional<String> next) {
        return AwsFaults.toldUnless(
                        "does not exist",
                        () -> client.listStackResources(r -> r.stackName(stack).nextToken(next.orElse(null))))
                .map(AwsStackInspection::resources)
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
    }

    private static Page<StackResource> resources(ListStackResourcesResponse page) {
        return Page.of(
                page.stackResourceSummaries().stream()
                        .filter(resource -> !GONE.contains(resource.resourceStatusAsString()))
                        // An emulator lists what it does not know without a name.
                        .filter(resource -> resource.logicalResourceId() != null)
                        .toList(),
                resource -> new StackResource(resource.logicalResourceId(), resource.lastUpdatedTimestamp()),
                page.nextToken());
    }

    @Override
    public String detectDrift(String stack) {
        return AwsFaults.told(() -> client.detectStackDrift(r -> r.stackName(stack)))
                .stackDriftDetectionId();
    }

    @Override
    public Detection detection(String id) {
        DescribeStackDriftDetectionStatusResponse answer =
                AwsFaults.told(() -> client.describeStackDriftDetectionStatus(r -> r.stackDriftDetectionId(id)));
        boolean complete = answer.detectionStatus() == StackDriftDetectionStatus.DETECTION_COMPLETE;
        return new Detection(
                answer.detectionStatus() == StackDriftDetectionStatus.DETECTION_IN_PROGRESS,
                complete
                        ? Optional.of(DriftStatus.of(String.valueOf(answer.stackDriftStatusAsString())))
                        : Optional.empty(),
                Optional.ofNullable(answer.detectionStatusReason()).orElse(""));
    }
}

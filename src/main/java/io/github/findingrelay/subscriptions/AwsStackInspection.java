package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.DriftStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackDriftDetectionStatusResponse;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/** CloudFormation's resources and drift, of one account and Region. */
final class AwsStackInspection implements StackInspection {

    private static final List<String> GONE = List.of("CREATE_FAILED", "DELETE_COMPLETE");

    private final CloudFormationClient client;

    AwsStackInspection(AwsSession session) {
        this.client = session.client(CloudFormationClient.builder());
    }

    @Override
    public Map<String, Instant> resources(String stack) {
        return AwsFaults.toldUnless("does not exist", () -> client.describeStackResources(r -> r.stackName(stack)))
                .stream()
                .flatMap(answer -> answer.stackResources().stream())
                .filter(resource -> !GONE.contains(resource.resourceStatusAsString()))
                // An emulator lists what it does not know without a name.
                .filter(resource -> resource.logicalResourceId() != null)
                .collect(Collectors.toMap(StackResource::logicalResourceId, StackResource::timestamp));
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

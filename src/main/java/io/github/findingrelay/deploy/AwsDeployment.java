package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.ResourceNames;
import java.security.SecureRandom;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What deploys, or compares with what is deployed. */
public final class AwsDeployment {

    private AwsDeployment() {}

    /**
     * What a deployment calls.
     *
     * @param ownPermissions whether CloudFormation works with the caller's permissions rather than
     *     with those of its role
     */
    static DeploymentCalls calls(AwsSession session, boolean ownPermissions) {
        return new DeploymentCalls(
                ownPermissions ? new AwsCloudFormation(client(session), Optional.empty()) : cloudFormation(session),
                stackSets(session),
                analyzers(session),
                session.time(),
                new SecureRandom());
    }

    /** Works with the permissions of its role. */
    public static CloudFormation cloudFormation(AwsSession session) {
        return new AwsCloudFormation(client(session), Optional.of(serviceRole(session)));
    }

    public static StackSets stackSets(AwsSession session) {
        ResourceNames names = new ResourceNames(session.prefix());
        return new AwsStackSets(
                client(session),
                session.roleArn(session.account(), names.stackSetsRole()),
                names.stackSetExecutionRole());
    }

    public static Analyzers analyzers(AwsSession session) {
        return new AwsAnalyzers(session);
    }

    private static CloudFormationClient client(AwsSession session) {
        return session.client(CloudFormationClient.builder());
    }

    /** ARN of the role that makes the resources. */
    public static String serviceRole(AwsSession session) {
        ResourceNames names = new ResourceNames(session.prefix());
        return session.roleArn(session.account(), names.cloudFormationRole());
    }
}

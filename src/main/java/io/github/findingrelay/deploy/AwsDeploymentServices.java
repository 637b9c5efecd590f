package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.ResourceNames;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What deploys, or compares with what is deployed. */
public final class AwsDeploymentServices {

  private AwsDeploymentServices() {}

  /** CloudFormation works with the permissions of its role. */
  public static DeploymentServices of(AwsSession session) {
    return of(session, false);
  }

  /**
   * The services of a session.
   *
   * @param ownPermissions whether CloudFormation works with the caller's permissions rather than
   *     with those of its role
   */
  public static DeploymentServices of(AwsSession session, boolean ownPermissions) {
    ResourceNames names = new ResourceNames(session.prefix());
    CloudFormationClient client = session.client(CloudFormationClient.builder());
    return new DeploymentServices(
        new AwsCloudFormation(
            client, ownPermissions ? Optional.empty() : Optional.of(serviceRole(session))),
        new AwsStackSets(
            client, role(session, names.stackSetsRole()), names.stackSetExecutionRole()),
        new AwsAnalyzers(session));
  }

  /** ARN of the role that makes the resources. */
  public static String serviceRole(AwsSession session) {
    return role(session, new ResourceNames(session.prefix()).cloudFormationRole());
  }

  private static String role(AwsSession session, String name) {
    return "arn:%s:iam::%s:role/%s".formatted(session.partition(), session.account(), name);
  }
}

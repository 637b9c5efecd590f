package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.ResourceNames;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What deploys, or compares with what is deployed. */
public final class AwsDeploymentServices {

  private AwsDeploymentServices() {}

  /**
   * The services of a session.
   *
   * @param ownPermissions whether CloudFormation works with the caller's permissions rather than
   *     with those of its role
   */
  static DeploymentServices of(AwsSession session, boolean ownPermissions) {
    return new DeploymentServices(
        new AwsCloudFormation(
            session.client(CloudFormationClient.builder()),
            ownPermissions ? Optional.empty() : Optional.of(serviceRole(session))),
        stackSets(session),
        new AwsAnalyzers(session));
  }

  /** Works with the permissions of its role. */
  public static CloudFormation cloudFormation(AwsSession session) {
    return of(session, false).cloudFormation();
  }

  public static StackSets stackSets(AwsSession session) {
    ResourceNames names = new ResourceNames(session.prefix());
    return new AwsStackSets(
        session.client(CloudFormationClient.builder()),
        session.roleArn(session.account(), names.stackSetsRole()),
        names.stackSetExecutionRole());
  }

  /** ARN of the role that makes the resources. */
  public static String serviceRole(AwsSession session) {
    ResourceNames names = new ResourceNames(session.prefix());
    return session.roleArn(session.account(), names.cloudFormationRole());
  }
}

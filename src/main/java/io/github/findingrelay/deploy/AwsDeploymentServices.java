package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.model.ResourceNames;
import java.util.Optional;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** What deploys, or compares with what is deployed. */
public final class AwsDeploymentServices {

  private AwsDeploymentServices() {}

  /** CloudFormation works with the permissions of its role. */
  public static Deployment.DeploymentServices of(AwsSession session) {
    return of(session, false);
  }

  /**
   * The services of a session.
   *
   * @param ownPermissions whether CloudFormation works with the caller's permissions rather than
   *     with those of its role
   */
  public static Deployment.DeploymentServices of(AwsSession session, boolean ownPermissions) {
    ResourceNames names = new ResourceNames(session.prefix());
    String role = "arn:%s:iam::%s:role/".formatted(session.partition(), session.account());
    CloudFormationClient client = session.client(CloudFormationClient.builder());
    return new Deployment.DeploymentServices(
        new AwsCloudFormation(
            client,
            ownPermissions ? Optional.empty() : Optional.of(role + names.cloudFormationRole())),
        new AwsStackSets(client, role + names.stackSetsRole(), names.stackSetExecutionRole()),
        new AwsAnalyzers(
            name -> session.client(AccessAnalyzerClient.builder(), name),
            session.partition(),
            session.account()));
  }
}

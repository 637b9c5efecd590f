package io.github.findingrelay.deploy;

import io.github.findingrelay.aws.AwsSession;
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
    String role =
        "arn:%s:iam::%s:role/%s-"
            .formatted(session.partition(), session.account(), session.prefix());
    CloudFormationClient client = session.client(CloudFormationClient.builder());
    return new Deployment.DeploymentServices(
        new AwsCloudFormation(
            client, ownPermissions ? Optional.empty() : Optional.of(role + "cloudformation")),
        new AwsStackSets(client, role + "stack-sets", session.prefix() + "-stack-set-execution"),
        new AwsAnalyzers(
            name -> session.client(AccessAnalyzerClient.builder(), name),
            session.partition(),
            session.account()));
  }
}

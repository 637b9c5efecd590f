package io.github.findingrelay.aws;

import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.operate.ActiveAccounts;
import io.github.findingrelay.operate.AnalyzerInventory;
import io.github.findingrelay.operate.NotificationPath;
import io.github.findingrelay.operate.Surroundings;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The services of AWS in the account and home Region of the stacks. Credentials and endpoints come
 * from the SDK's own chain.
 */
public final class AwsServices implements AutoCloseable {

  private final AwsClients clients = AwsClients.ofEnvironment();
  private final String account;
  private final String region;
  private final String prefix;

  private AwsServices(String account, String region, String prefix) {
    this.account = account;
    this.region = region;
    this.prefix = prefix;
  }

  /**
   * The services of an account and Region.
   *
   * @param prefix of the roles in bootstrap.yaml
   */
  public static AwsServices of(String account, String region, String prefix) {
    return new AwsServices(account, region, prefix);
  }

  /**
   * What deploys, or compares with what is deployed.
   *
   * @param ownPermissions whether CloudFormation works with the caller's permissions rather than
   *     with those of its role
   */
  public Deployment.Services deployment(boolean ownPermissions) {
    String partition = Region.of(region).metadata().partition().id();
    String role = "arn:%s:iam::%s:role/%s-".formatted(partition, account, prefix);
    CloudFormationClient client = clients.client(CloudFormationClient.builder(), region);
    return new Deployment.Services(
        new AwsCloudFormation(
            client, ownPermissions ? Optional.empty() : Optional.of(role + "cloudformation")),
        new AwsStackSets(client, role + "stack-sets", prefix + "-stack-set-execution"),
        new AwsAnalyzers(
            name -> clients.client(AccessAnalyzerClient.builder(), name), partition, account));
  }

  /**
   * Access Analyzer of all accounts.
   *
   * @param role its name in every account but this one, where the own credentials do
   */
  public AnalyzerInventory analyzerInventory(String role) {
    StsClient sts = clients.client(StsClient.builder(), region);
    String partition = Region.of(region).metadata().partition().id();
    return new AwsAnalyzerInventory(
        clients,
        id ->
            id.equals(account)
                ? clients.credentials()
                : clients.roleCredentials(
                    "arn:%s:iam::%s:role/%s".formatted(partition, id, role), sts));
  }

  /** What is set up around this account. */
  public Surroundings surroundings() {
    return new AwsSurroundings(clients, region);
  }

  /** The way of findings, in the home Region. */
  public NotificationPath notificationPath() {
    return new AwsNotificationPath(clients, region);
  }

  /** The accounts of the organization. */
  public ActiveAccounts activeAccounts() {
    return new AwsActiveAccounts(clients.client(OrganizationsClient.builder(), region));
  }

  /**
   * The account that the credentials are of.
   *
   * @throws RequestException if there are none, or they are not valid
   */
  public String account() {
    StsClient sts = clients.client(StsClient.builder(), region);
    return AwsFaults.told(() -> sts.getCallerIdentity()).account();
  }

  @Override
  public void close() {
    clients.close();
  }
}

package io.github.findingrelay.aws;

import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.operate.AnalyzerInventory;
import io.github.findingrelay.operate.Findings;
import io.github.findingrelay.operate.NotificationPath;
import io.github.findingrelay.operate.Organizations;
import io.github.findingrelay.operate.StatusServices;
import io.github.findingrelay.operate.SubscriptionDesk;
import io.github.findingrelay.operate.Surroundings;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
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

  /** The organization that the account is in. */
  public Organizations organizations() {
    return new AwsOrganizations(clients.client(OrganizationsClient.builder(), region));
  }

  /**
   * Findings of Access Analyzer in all accounts.
   *
   * @param role its name in every account but this one, where the own credentials do
   */
  public Findings findings(Optional<String> role) {
    return new AwsFindings(new AccessAnalyzers(clients, credentials(role)));
  }

  /** Credentials by account: the own ones here, elsewhere those of a role. */
  private Function<String, AwsCredentialsProvider> credentials(Optional<String> role) {
    StsClient sts = clients.client(StsClient.builder(), region);
    String partition = Region.of(region).metadata().partition().id();
    return id ->
        id.equals(account)
            ? clients.credentials()
            : clients.roleCredentials(
                "arn:%s:iam::%s:role/%s".formatted(partition, id, role.orElseThrow()), sts);
  }

  /** ARN of whoever the credentials are of. */
  public String caller() {
    StsClient sts = clients.client(StsClient.builder(), region);
    return AwsFaults.told(() -> sts.getCallerIdentity()).arn();
  }

  /**
   * Access Analyzer of all accounts.
   *
   * @param role its name in every account but this one, where the own credentials do
   */
  public AnalyzerInventory analyzerInventory(String role) {
    return new AwsAnalyzerInventory(new AccessAnalyzers(clients, credentials(Optional.of(role))));
  }

  /** What is set up around this account. */
  public Surroundings surroundings() {
    return new AwsSurroundings(clients, region);
  }

  /** The way of findings, in the home Region. */
  public NotificationPath notificationPath() {
    return new AwsNotificationPath(clients, region);
  }

  /** What says how everything stands. */
  public StatusServices status() {
    Deployment.Services deployed = deployment(true);
    CloudFormationClient client = clients.client(CloudFormationClient.builder(), region);
    return new StatusServices(
        deployed.cloudFormation(),
        deployed.stackSets(),
        new AwsStackInspection(client),
        new AwsSubscriptions(clients.client(SnsClient.builder(), region)),
        new AwsEventRules(clients.client(EventBridgeClient.builder(), region)),
        new AwsQueues(clients.client(SqsClient.builder(), region)));
  }

  /** What lists and repairs subscriptions. */
  public SubscriptionDesk.Services subscriptions() {
    StatusServices all = status();
    return new SubscriptionDesk.Services(
        all.cloudFormation(), all.inspection(), all.subscriptions());
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

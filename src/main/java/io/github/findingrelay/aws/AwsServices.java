package io.github.findingrelay.aws;

import io.github.findingrelay.deploy.CloudFormationException;
import io.github.findingrelay.deploy.Deployment;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The services of AWS in the account and home Region of the stacks. Credentials and endpoints come
 * from the SDK's own chain.
 */
public final class AwsServices implements AutoCloseable {

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(10))
          .socketTimeout(Duration.ofSeconds(60))
          .build();

  private final Region region;
  private final CloudFormationClient cloudFormation;
  private final AwsAnalyzers analyzers;
  private final Deployment.Services services;

  private AwsServices(String account, String regionName, String prefix, boolean ownCredentials) {
    this.region = Region.of(regionName);
    String partition = region.metadata().partition().id();
    this.cloudFormation =
        CloudFormationClient.builder()
            .region(region)
            .httpClient(http)
            .overrideConfiguration(withoutRetries())
            .build();
    this.analyzers =
        new AwsAnalyzers(
            name ->
                AccessAnalyzerClient.builder()
                    .region(Region.of(name))
                    .httpClient(http)
                    .overrideConfiguration(withoutRetries())
                    .build(),
            partition,
            account);
    String role = "arn:%s:iam::%s:role/%s-".formatted(partition, account, prefix);
    this.services =
        new Deployment.Services(
            new AwsCloudFormation(
                cloudFormation,
                ownCredentials ? Optional.empty() : Optional.of(role + "cloudformation")),
            new AwsStackSets(cloudFormation, role + "stack-sets", prefix + "-stack-set-execution"),
            analyzers);
  }

  /**
   * The services of an account and Region.
   *
   * @param prefix of the roles in bootstrap.yaml
   * @param ownCredentials whether CloudFormation works with the caller's permissions rather than
   *     with those of its role
   */
  public static AwsServices of(
      String account, String region, String prefix, boolean ownCredentials) {
    return new AwsServices(account, region, prefix, ownCredentials);
  }

  /** One budget of ours decides about retries, for all threads together. */
  private static ClientOverrideConfiguration withoutRetries() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .build();
  }

  /** The ports. */
  public Deployment.Services services() {
    return services;
  }

  /**
   * The account that the credentials are of.
   *
   * @throws CloudFormationException if there are none, or they are not valid
   */
  public String account() {
    try (StsClient sts = StsClient.builder().region(region).httpClient(http).build()) {
      return AwsFaults.told(() -> sts.getCallerIdentity()).account();
    }
  }

  @Override
  public void close() {
    cloudFormation.close();
    analyzers.close();
    http.close();
  }
}

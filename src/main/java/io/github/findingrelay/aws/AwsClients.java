package io.github.findingrelay.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Makes the clients of an account, which share connections and credentials. None retries: one
 * budget of ours decides about that, for all threads together.
 */
final class AwsClients implements AutoCloseable {

  private static final String SESSION = "finding-relay";

  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;

  private AwsClients(SdkHttpClient http, AwsCredentialsProvider credentials) {
    this.http = http;
    this.credentials = credentials;
  }

  /** With the credentials and endpoints of the SDK's own chain. */
  static AwsClients ofEnvironment() {
    return new AwsClients(
        UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(10))
            .socketTimeout(Duration.ofSeconds(60))
            .build(),
        DefaultCredentialsProvider.builder().build());
  }

  /**
   * Credentials of another account, for single requests. The role is taken with the first of them.
   *
   * @param roleArn what to become there
   */
  AwsCredentialsProvider roleCredentials(String roleArn, StsClient sts) {
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(r -> r.roleArn(roleArn).roleSessionName(SESSION))
        .build();
  }

  /** Those that the clients have. */
  AwsCredentialsProvider credentials() {
    return credentials;
  }

  /** A client of a service in a Region. It needs no closing: it has nothing of its own. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String region) {
    return builder
        .region(Region.of(region))
        .httpClient(http)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build())
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}

package io.github.findingrelay.aws;

import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Time;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Makes the clients of the account and home Region of the stacks, which share connections and
 * credentials. Credentials and endpoints come from the SDK's own chain. No client retries: one
 * budget of ours decides about that, for all threads together.
 */
public final class AwsSession implements AutoCloseable {

    private static final String ROLE_SESSION = "finding-relay";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(30);

    /** STS answers at once, or nobody does. */
    private static final Duration FIRST_READ = Duration.ofSeconds(6);

    private final String account;
    private final String region;
    private final String prefix;
    private final Time time;
    private final AwsSettings settings;
    private final AtomicInteger calls = new AtomicInteger();
    private final SdkHttpClient http;
    private final SdkHttpClient firstHttp;
    private final AwsChosenCredentials credentials;

    /**
     * A session of an account and Region.
     *
     * @param prefix of the stacks, and of the roles in bootstrap.yaml
     * @param time in which calls are repeated
     * @param settings that people have chosen
     */
    public AwsSession(String account, String region, String prefix, Time time, AwsSettings settings) {
        this.account = account;
        this.region = region;
        this.prefix = prefix;
        this.time = time;
        this.settings = settings;
        this.http = new AwsHttp(settings.network(), CONNECT, READ, calls::incrementAndGet);
        this.firstHttp = new AwsHttp(settings.network(), CONNECT, FIRST_READ, calls::incrementAndGet);
        AwsCredentialsHttp.use(settings.network());
        this.credentials = new AwsChosenCredentials(settings.profile());
    }

    /** The account of the stacks; {@link #callerAccount} says whose the credentials are. */
    public String account() {
        return account;
    }

    public String region() {
        return region;
    }

    public String prefix() {
        return prefix;
    }

    public Time time() {
        return time;
    }

    /** How many requests there were so far. */
    public int calls() {
        return calls.get();
    }

    /** How fast a command may call. */
    public RequestBudget budget() {
        return RequestBudget.of(time);
    }

    /** For example {@code aws}. */
    public String partition() {
        return Region.of(region).metadata().partition().id();
    }

    /** A client of a service in the home Region. It needs no closing: it has nothing of its own. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, region);
    }

    /** A client of a service in a Region. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder, String where) {
        return client(builder, where, http);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String where, SdkHttpClient connections) {
        ClientOverrideConfiguration.Builder configuration =
                builder.overrideConfiguration().toBuilder().retryStrategy(AwsRetryStrategy.doNotRetry());
        settings.profile().ifPresent(configuration::defaultProfileName);
        settings.trace()
                .ifPresent(lines -> configuration.addExecutionInterceptor(new AwsTrace(lines, InstantSource.system())));
        // The last one reads an answer first.
        configuration.addExecutionInterceptor(new AwsAnswers());
        return builder.region(Region.of(where))
                .httpClient(connections)
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration.build())
                .build();
    }

    /**
     * Credentials by account, for single requests: the own ones here, elsewhere those of a role,
     * which is taken with the first request.
     *
     * @param role its name in every account but this one
     */
    public Function<String, AwsCredentialsProvider> credentials(Optional<String> role) {
        StsClient sts = client(StsClient.builder());
        return id -> id.equals(account)
                ? credentials
                : StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(
                                r -> r.roleArn(roleArn(id, role.orElseThrow())).roleSessionName(ROLE_SESSION))
                        .build();
    }

    /** The ARN of a role of an account. */
    public String roleArn(String id, String role) {
        return "arn:%s:iam::%s:role/%s".formatted(partition(), id, role);
    }

    /**
     * The account that the credentials are of. One call, which is for a budget to repeat.
     *
     * @throws RequestException if there are none, or they are not
     *     valid
     */
    public String callerAccount() {
        return identity().account();
    }

    /** ARN of whoever the credentials are of. One call, too. */
    public String caller() {
        return identity().arn();
    }

    private GetCallerIdentityResponse identity() {
        credentials.resolveCredentials();
        try {
            return AwsFaults.told(
                    () -> client(StsClient.builder(), region, firstHttp).getCallerIdentity());
        } catch (RequestException e) {
            throw credentials.explained(e);
        }
    }

    @Override
    public void close() {
        http.close();
        firstHttp.close();
    }
}

package io.github.findingrelay.aws;

import io.github.findingrelay.request.Network;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Gives our network to the clients that the SDK makes for itself, to get credentials: for IAM
 * Identity Center, a login, a role. It finds this class by name, so that what they use is the
 * process'.
 */
public final class AwsCredentialsHttp implements SdkHttpService {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(4);

    private static volatile Network network = new Network(variable -> Optional.empty(), Optional.empty());

    /** From now on the SDK goes this way. */
    static void use(Network chosen) {
        network = chosen;
        System.setProperty(SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), AwsCredentialsHttp.class.getName());
    }

    @Override
    public SdkHttpClient.Builder<?> createHttpClientBuilder() {
        return new Clients();
    }

    private static final class Clients implements SdkHttpClient.Builder<Clients> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new AwsHttp(network, CONNECT, READ, () -> {});
        }
    }
}

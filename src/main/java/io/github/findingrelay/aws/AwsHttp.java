package io.github.findingrelay.aws;

import io.github.findingrelay.request.Network;
import io.github.findingrelay.request.NetworkPath;
import io.github.findingrelay.request.ProxyServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The SDK's HTTP client on our network: it goes through the environment's proxies, trusts the
 * company's certificates, and says who has not answered.
 */
final class AwsHttp implements SdkHttpClient {

    /** AWS answers an error with one, too; nothing else of it is for browsers, whatever it is called. */
    private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!doctype\\s+html|html)\\b");

    private static final Pattern USUAL = Pattern.compile(".*\\.(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)");

    private final Network network;
    private final Duration connect;
    private final Duration read;
    private final Runnable asked;
    private final SdkHttpClient connections;

    /** Connections are kept for those that share it. */
    private final Optional<SSLSocketFactory> tls;

    /**
     * A client.
     *
     * @param connect how long it may take to get there
     * @param read how long the next part of an answer may take, and half of how long the whole may
     * @param asked is called with each request, from several threads
     */
    AwsHttp(Network network, Duration connect, Duration read, Runnable asked) {
        this.network = network;
        this.connect = connect;
        this.read = read;
        this.asked = asked;
        this.tls = network.tls().map(SSLContext::getSocketFactory);
        this.connections = UrlConnectionHttpClient.create(this::connection);
    }

    private HttpURLConnection connection(URI address) {
        Optional<ProxyServer> proxy = path(address).proxy();
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    (proxy.isPresent()
                            ? address.toURL().openConnection(proxy.get().proxy())
                            : address.toURL().openConnection());
            connection.setConnectTimeout(Math.toIntExact(connect.toMillis()));
            connection.setReadTimeout(Math.toIntExact(read.toMillis()));
            if (connection instanceof HttpsURLConnection secure) {
                tls.ifPresent(secure::setSSLSocketFactory);
                proxy.flatMap(ProxyServer::account).ifPresent(account -> secure.setAuthenticator(giving(account)));
            } else {
                // Behind https it would go to AWS, and not to the proxy.
                proxy.flatMap(ProxyServer::authorization)
                        .ifPresent(value -> connection.setRequestProperty("Proxy-Authorization", value));
            }
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Java asks for an account of whoever answers 401, too: that of the proxy is for the proxy alone. */
    static Authenticator giving(PasswordAuthentication account) {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY ? account : null;
            }
        };
    }

    private NetworkPath path(URI address) {
        boolean usual = USUAL.matcher(address.getHost()).matches();
        return network.to(address, usual ? Optional.empty() : Optional.of("AWS_ENDPOINT_URL"));
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        NetworkPath path = path(request.httpRequest().getUri());
        ExecutableHttpRequest prepared = connections.prepareRequest(request);
        asked.run();
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try (AnswerLimit limit = new AnswerLimit(read.multipliedBy(2), prepared::abort)) {
                    return answered(prepared, path, limit);
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private static HttpExecuteResponse answered(ExecutableHttpRequest request, NetworkPath path, AnswerLimit limit)
            throws IOException {
        try {
            return checked(whole(request, limit), path);
        } catch (UncheckedIOException e) {
            throw path.failed(limit.explained(Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            throw path.failed(limit.explained(e));
        }
    }

    /** Whatever reads it later waits for nobody. */
    private record Answer(SdkHttpResponse head, Optional<byte[]> body) {}

    private static Answer whole(ExecutableHttpRequest request, AnswerLimit limit) throws IOException {
        HttpExecuteResponse answer = request.call();
        if (answer.responseBody().isEmpty()) {
            return new Answer(answer.httpResponse(), Optional.empty());
        }
        try (AbortableInputStream body = answer.responseBody().get()) {
            return new Answer(answer.httpResponse(), Optional.of(limit.whole(body)));
        } catch (IOException e) {
            request.abort();
            throw e;
        }
    }

    private static HttpExecuteResponse checked(Answer answer, NetworkPath path) throws IOException {
        SdkHttpResponse head = answer.head();
        boolean isText = head.firstMatchingHeader("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
        if (isText || isRedirect(head)) {
            String text = new String(answer.body().orElseGet(() -> new byte[0]), StandardCharsets.UTF_8);
            if (isRedirect(head) || PAGE.matcher(text).lookingAt()) {
                throw path.answered(head.statusCode(), text);
            }
        }
        HttpExecuteResponse.Builder whole = HttpExecuteResponse.builder().response(head);
        answer.body()
                .ifPresent(body -> whole.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body))));
        return whole.build();
    }

    private static boolean isRedirect(SdkHttpResponse head) {
        return head.statusCode() >= 300
                && head.statusCode() < 400
                && head.firstMatchingHeader("Location").isPresent();
    }

    @Override
    public String clientName() {
        return connections.clientName();
    }

    @Override
    public void close() {
        connections.close();
    }
}

package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The way to somebody who is asked, and what it means when it brings no answer.
 *
 * @param setting that names another than the usual host, for example {@code AWS_ENDPOINT_URL}; empty:
 *     it is the usual one
 */
public record NetworkPath(URI asked, Optional<ProxyServer> proxy, Optional<String> setting) {

    /** What Java's two clients say of a proxy that makes no connection. */
    private static final Pattern TUNNEL =
            Pattern.compile("Unable to tunnel through proxy.*HTTP/[\\d.]+ (\\d+).*|Tunnel failed, got: (\\d+)");

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>\\s*(.{1,60}?)\\s*(?:<|$)");

    private static final String UNAUTHENTICATED = "407";

    /** For example {@code sts.eu-west-1.amazonaws.com:443}. */
    public String host() {
        return "%s:%d".formatted(asked.getHost(), Proxies.port(asked));
    }

    /** What an exception of Java's clients means. */
    public NetworkException failed(IOException e) {
        if (e instanceof NetworkException known) {
            return known;
        }
        String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        Matcher tunnel = TUNNEL.matcher(said);
        if (tunnel.matches()) {
            return closed(tunnel.group(1) == null ? tunnel.group(2) : tunnel.group(1));
        }
        String first = proxy.map(ProxyServer::toString).orElseGet(this::host);
        if (isOf(e, UnknownHostException.class) || isOf(e, UnresolvedAddressException.class)) {
            return unavailable(first + " is not known in this network", reach());
        }
        if (isOf(e, SSLException.class)) {
            return untrusted(said);
        }
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("connect timed out") || isOf(e, NoRouteToHostException.class)) {
            return unavailable(first + " cannot be reached", reach());
        }
        if (lower.contains("timed out")) {
            return unavailable("%s does not answer%s".formatted(host(), through()), reach());
        }
        return isOf(e, ConnectException.class)
                ? unavailable(first + " refuses connections", reach())
                : unavailable("%s breaks the connection off%s: %s".formatted(host(), through(), said), reach());
    }

    /**
     * An answer for a browser: the page of a proxy, or of a network that wants people to sign in.
     *
     * @param page empty: only where to look for one is said
     */
    public NetworkException answered(int status, String page) {
        Matcher title = TITLE.matcher(page);
        return unavailable(
                "%s answers HTTP %d with a page for a browser%s%s"
                        .formatted(host(), status, title.find() ? " ('%s')".formatted(title.group(1)) : "", through()),
                "sign in to this network if it wants that, or " + reach());
    }

    private NetworkException closed(String status) {
        ProxyServer server = proxy.orElseThrow();
        if (status.equals(UNAUTHENTICATED)) {
            return new NetworkException(
                    Fault.REFUSED,
                    "%s %s (HTTP 407); write it as http://user:password@%s:%d"
                            .formatted(
                                    server,
                                    server.account().isPresent() ? "refuses the account" : "wants an account",
                                    server.host(),
                                    server.port()));
        }
        return unavailable("%s lets nobody through to %s (HTTP %s)".formatted(server, host(), status), reach());
    }

    private NetworkException untrusted(String said) {
        return new NetworkException(
                Fault.REFUSED,
                "the certificate of %s is not trusted%s: %s; set AWS_CA_BUNDLE to a file with the certificates of your company, in PEM, if something on the way has its own"
                        .formatted(host(), through(), said));
    }

    private String through() {
        return proxy.map(server -> " through " + server).orElse("");
    }

    private String reach() {
        List<String> checked = Stream.of(
                        Optional.of("the network"),
                        Optional.of("the VPN"),
                        proxy.map(ProxyServer::variable),
                        setting.map(name -> name + ", which names this host"))
                .flatMap(Optional::stream)
                .toList();
        int last = checked.size() - 1;
        return "check %s and %s; %s"
                .formatted(
                        String.join(", ", checked.subList(0, last)),
                        checked.get(last),
                        proxy.isPresent()
                                ? "NO_PROXY lists hosts that are asked without a proxy"
                                : "behind a proxy set %s_PROXY"
                                        .formatted(asked.getScheme().toUpperCase(Locale.ROOT)));
    }

    private static NetworkException unavailable(String what, String remedy) {
        return new NetworkException(Fault.UNAVAILABLE, what + "; " + remedy);
    }

    private static boolean isOf(Throwable e, Class<? extends Throwable> type) {
        return Stream.iterate(e, one -> one != null, Throwable::getCause).anyMatch(type::isInstance);
    }
}

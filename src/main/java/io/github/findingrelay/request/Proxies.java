package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies that the environment names, read as the AWS CLI reads them: {@code HTTPS_PROXY} and
 * {@code HTTP_PROXY} by the scheme of what is asked, lower case first; {@code NO_PROXY} alone makes
 * exceptions, for loopback addresses too.
 *
 * @param variables those of the environment that are there and not empty
 */
record Proxies(Function<String, Optional<String>> variables) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<scheme>[a-zA-Z0-9]+)://)?(?:(?<account>.*)@)?(?<host>\\[[0-9a-fA-F:.]+]|[^:/@\\[\\]\\s]+)(?::(?<port>\\d{1,5}))?/?");

    private static final int USUAL_PORT = 80;

    /**
     * Through which an address is asked; empty: directly.
     *
     * @throws RequestException if the variable that names it names none
     */
    public Optional<ProxyServer> of(URI address) {
        String variable = address.getScheme() + "_proxy";
        return isExcepted(address)
                ? Optional.empty()
                : Stream.of(variable, variable.toUpperCase(Locale.ROOT))
                        .flatMap(name -> variables.apply(name).map(value -> server(name, value.strip())).stream())
                        .findFirst();
    }

    private boolean isExcepted(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return variables.apply("no_proxy").or(() -> variables.apply("NO_PROXY")).stream()
                .flatMap(names -> Stream.of(names.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("*") || isWithin(name, host, address));
    }

    /** A name is that of a host, or of a domain with all its hosts, with or without a port. */
    private static boolean isWithin(String written, String host, URI address) {
        String name = written.replaceFirst("^\\*?\\.*", "");
        return !name.isEmpty()
                && Stream.of(host, host + ":" + port(address))
                        .anyMatch(one -> one.equals(name) || one.endsWith("." + name));
    }

    /** The one that an address has, or the usual one of its scheme. */
    public static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : USUAL_PORT;
    }

    /** The value is not repeated to people: it may have a password. */
    private static ProxyServer server(String variable, String value) {
        Matcher written = WRITTEN.matcher(value);
        int port = written.matches() && written.group("port") != null
                ? Integer.parseInt(written.group("port"))
                : USUAL_PORT;
        if (!written.matches() || port > 65_535) {
            throw wrong(variable + " names no proxy; write http://host:port");
        }
        String scheme = written.group("scheme");
        if (scheme != null && !scheme.equalsIgnoreCase("http")) {
            throw wrong("%s begins with %s://, and a proxy is asked by http:// only; write http://host:port"
                    .formatted(variable, scheme));
        }
        return new ProxyServer(
                variable,
                written.group("host"),
                port,
                Optional.ofNullable(written.group("account")).map(Proxies::account));
    }

    private static PasswordAuthentication account(String written) {
        String[] parts = written.split(":", 2);
        return new PasswordAuthentication(
                decoded(parts[0]), decoded(parts.length > 1 ? parts[1] : "").toCharArray());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Somebody has written it as it is.
            return text;
        }
    }

    private static RequestException wrong(String why) {
        return new RequestException(Fault.REFUSED, why, why);
    }
}

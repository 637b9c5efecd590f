package io.github.findingrelay.request;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Through which something is asked.
 *
 * @param variable of the environment, which names it
 * @param account with which it is used
 */
public record ProxyServer(String variable, String host, int port, Optional<PasswordAuthentication> account) {

    /** As Java takes it; the host's name is looked up with each connection. */
    public Proxy proxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** What the header {@code Proxy-Authorization} says, if there is an account. */
    public Optional<String> authorization() {
        return account.map(one -> "%s:%s".formatted(one.getUserName(), new String(one.getPassword())))
                .map(one -> "Basic " + Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.UTF_8)));
    }

    /** For people; never with the account. */
    @Override
    public String toString() {
        return "the proxy %s:%d (%s)".formatted(host, port, variable);
    }
}

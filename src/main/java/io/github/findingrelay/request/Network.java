package io.github.findingrelay.request;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** How hosts outside are reached: through which proxies, and whose certificates are trusted. */
public final class Network {

    private static final String BUNDLE = "AWS_CA_BUNDLE";

    private final Proxies proxies;
    private final Optional<SSLContext> tls;

    /**
     * As an environment says.
     *
     * @param variables those that are there and not empty
     * @param bundle that is trusted besides Java's own certificates
     * @throws RequestException if the bundle is none
     */
    public Network(Function<String, Optional<String>> variables, Optional<TrustedCertificates> bundle) {
        this.proxies = new Proxies(variables);
        this.tls = bundle.map(TrustedCertificates::context);
    }

    /** The bundle that the environment names. */
    public static Optional<TrustedCertificates> bundle(Function<String, Optional<String>> variables) {
        return variables.apply(BUNDLE).map(file -> TrustedCertificates.of(BUNDLE, file));
    }

    /**
     * The way to an address.
     *
     * @param setting that names it, if it is not the usual one
     * @throws RequestException if the environment names a proxy that is none
     */
    public NetworkPath to(URI address, Optional<String> setting) {
        return new NetworkPath(address, proxies.of(address), setting);
    }

    /** Empty: Java's own. */
    public Optional<SSLContext> tls() {
        return tls;
    }
}

package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Each failure names the host, and what to try. */
@BesideOthers
class NetworkPathTest {

    private static final NetworkPath DIRECT =
            new NetworkPath(URI.create("https://sts.example.com/"), Optional.empty(), Optional.empty());

    private static final NetworkPath NAMED =
            new NetworkPath(URI.create("http://127.0.0.1:5000"), Optional.empty(), Optional.of("AWS_ENDPOINT_URL"));

    private static final NetworkPath PROXY = new NetworkPath(
            URI.create("https://sts.example.com"),
            Optional.of(new ProxyServer("HTTPS_PROXY", "proxy", 3128, Optional.empty())),
            Optional.empty());

    private static final String CHECK = "; check the network and the VPN; behind a proxy set HTTPS_PROXY";

    private static final String CHECK_PROXY =
            "; check the network, the VPN and HTTPS_PROXY; NO_PROXY lists hosts that are asked without a proxy";

    private static String said(NetworkPath path, IOException e) {
        return String.valueOf(path.failed(e).getMessage());
    }

    @Test
    void whoeverIsAskedDirectlyIsNamed() {
        assertThat(said(DIRECT, new UnknownHostException("sts.example.com")))
                .isEqualTo("sts.example.com:443 is not known in this network" + CHECK);
        assertThat(said(DIRECT, new ConnectException("Connection refused")))
                .isEqualTo("sts.example.com:443 refuses connections" + CHECK);
        assertThat(said(DIRECT, new SocketTimeoutException("Connect timed out")))
                .isEqualTo("sts.example.com:443 cannot be reached" + CHECK);
        assertThat(said(DIRECT, new SocketTimeoutException("Read timed out")))
                .isEqualTo("sts.example.com:443 does not answer" + CHECK);
        assertThat(said(DIRECT, new SocketException("Connection reset")))
                .isEqualTo("sts.example.com:443 breaks the connection off: Connection reset" + CHECK);
    }

    @Test
    void whatNamesTheHostIsToBeChecked() {
        assertThat(said(NAMED, new ConnectException("Connection refused")))
                .isEqualTo("127.0.0.1:5000 refuses connections; check the network, the VPN and AWS_ENDPOINT_URL,"
                        + " which names this host; behind a proxy set HTTP_PROXY");
    }

    @Test
    void behindAProxyItIsTheProxyThatIsNotThere() {
        assertThat(said(PROXY, new UnknownHostException("proxy")))
                .isEqualTo("the proxy proxy:3128 (HTTPS_PROXY) is not known in this network" + CHECK_PROXY);
        assertThat(said(PROXY, new SocketTimeoutException("Read timed out")))
                .isEqualTo(
                        "sts.example.com:443 does not answer through the proxy proxy:3128 (HTTPS_PROXY)" + CHECK_PROXY);
        assertThat(said(PROXY, new IOException("Unable to tunnel through proxy. Proxy returns \"HTTP/1.1 403 No\"")))
                .isEqualTo("the proxy proxy:3128 (HTTPS_PROXY) lets nobody through to sts.example.com:443 (HTTP 403)"
                        + CHECK_PROXY);
        assertThat(said(PROXY, new IOException("Tunnel failed, got: 407")))
                .isEqualTo("the proxy proxy:3128 (HTTPS_PROXY) wants an account (HTTP 407);"
                        + " write it as http://user:password@proxy:3128");
    }

    /** Nothing has arrived, and nothing will. */
    @Test
    void aCertificateThatIsNotTrustedIsNoReasonToAskAgain() {
        NetworkException failed = DIRECT.failed(new SSLHandshakeException("PKIX path building failed"));
        assertThat(failed.fault()).isEqualTo(Fault.REFUSED);
        assertThat(failed)
                .hasMessageStartingWith(
                        "the certificate of sts.example.com:443 is not trusted: PKIX path building failed;")
                .hasMessageContaining("set AWS_CA_BUNDLE");
    }

    @Test
    void aPageIsQuotedByItsTitle() {
        assertThat(DIRECT.answered(200, "<html><head><title> Sign in\n</title>"))
                .hasMessageStartingWith("sts.example.com:443 answers HTTP 200 with a page for a browser ('Sign in');");
        assertThat(DIRECT.answered(302, ""))
                .hasMessageStartingWith("sts.example.com:443 answers HTTP 302 with a page for a browser; sign in");
    }
}

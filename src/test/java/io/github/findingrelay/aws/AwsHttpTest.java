package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.InetAddress;
import java.net.PasswordAuthentication;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Who is told the account of the proxy. */
class AwsHttpTest {

    private static final PasswordAuthentication ACCOUNT = new PasswordAuthentication("user", "secret".toCharArray());

    /** A login asks without a signature, and whoever answers it with 401 must not learn the password. */
    @Test
    void theAccountOfTheProxyIsForTheProxyAlone() throws Exception {
        assertThat(told(RequestorType.PROXY)).isSameAs(ACCOUNT);
        assertThat(told(RequestorType.SERVER)).isNull();
    }

    private static PasswordAuthentication told(RequestorType who) throws Exception {
        Authenticator authenticator = AwsHttp.giving(ACCOUNT);
        return authenticator.requestPasswordAuthenticationInstance(
                "example.com",
                InetAddress.getLoopbackAddress(),
                443,
                "https",
                "realm",
                "basic",
                URI.create("https://example.com/").toURL(),
                who);
    }
}

package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.fixture.BesideOthers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
class ProxiesTest {

    private static Optional<ProxyServer> proxy(Map<String, String> variables, String address) {
        return new Proxies(name -> Optional.ofNullable(variables.get(name))).of(URI.create(address));
    }

    private static Optional<ProxyServer> proxy(String written) {
        return proxy(Map.of("HTTPS_PROXY", written), "https://sts.example.com");
    }

    @Test
    void theSchemeOfWhatIsAskedSaysWhich() {
        Map<String, String> both = Map.of("HTTPS_PROXY", "secure:1", "HTTP_PROXY", "plain:2");
        assertThat(proxy(both, "https://sts.example.com")).hasToString("Optional[the proxy secure:1 (HTTPS_PROXY)]");
        assertThat(proxy(both, "http://sts.example.com")).hasToString("Optional[the proxy plain:2 (HTTP_PROXY)]");
        assertThat(proxy(Map.of("HTTP_PROXY", "plain:2"), "https://sts.example.com"))
                .isEmpty();
    }

    @Test
    void lowerCaseComesFirst() {
        assertThat(proxy(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2"), "https://sts.example.com"))
                .hasToString("Optional[the proxy lower:2 (https_proxy)]");
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128/, proxy.example.com, 3128",
        "proxy.example.com:3128, proxy.example.com, 3128",
        "HTTP://proxy.example.com, proxy.example.com, 80",
        "http://[::1]:3128, [::1], 3128",
        "http://user:p:a@ss@proxy.example.com:3128, proxy.example.com, 3128"
    })
    void itIsWrittenAsPeopleWriteIt(String written, String host, int port) {
        assertThat(proxy(written)).hasValueSatisfying(server -> {
            assertThat(server.host()).isEqualTo(host);
            assertThat(server.port()).isEqualTo(port);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "user:secret, user:secret",
        "user:p%40s%3As, user:p@s:s",
        "user:p+s, user:p+s",
        "user:100%, user:100%",
        "user, user:"
    })
    void anAccountIsGivenAsItIsMeant(String written, String given) {
        ProxyServer server = proxy("http://" + written + "@proxy.example.com").orElseThrow();
        assertThat(Base64.getDecoder()
                        .decode(server.authorization().orElseThrow().substring("Basic ".length())))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(given);
        assertThat(server.toString()).doesNotContain("user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://user:secret@proxy:3128", "socks5://user:secret@proxy", "http://user:secret@", "a b"})
    void whatIsNoneIsNotRepeated(String written) {
        assertThatThrownBy(() -> proxy(written))
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("HTTPS_PROXY ")
                .hasMessageEndingWith("; write http://host:port")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*",
                "sts.example.com",
                "example.com",
                ".example.com",
                "*.example.com",
                " other.example.org , STS.Example.COM",
                "sts.example.com:443"
            })
    void thereAreExceptions(String names) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", names), "https://sts.example.com"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "ts.example.com", "sts.example.com:80", "sts.example", "a.sts.example.com"})
    void nothingElseIsOne(String names) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "proxy:1", "no_proxy", names), "https://sts.example.com"))
                .isPresent();
    }

    /** As the AWS CLI does it. */
    @Test
    void loopbackIsNoExceptionByItself() {
        Map<String, String> plain = Map.of("HTTP_PROXY", "proxy:1");
        assertThat(proxy(plain, "http://127.0.0.1:5000")).isPresent();
        assertThat(proxy(Map.of("HTTP_PROXY", "proxy:1", "NO_PROXY", "127.0.0.1"), "http://127.0.0.1:5000"))
                .isEmpty();
    }
}

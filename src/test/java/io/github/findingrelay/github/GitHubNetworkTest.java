package io.github.findingrelay.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.AnyServer;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** GitHub is asked as AWS is. */
class GitHubNetworkTest {

    private final RelayRun run = new RelayRun(new PassingTime());

    private ExitCode close(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of("GITHUB_TOKEN", "a-token", "GITHUB_REPOSITORY", "o/r"));
        environment.putAll(more);
        return run.run(environment, List.of("issue", "--close"));
    }

    @Test
    void itGoesThroughTheProxyWithItsAccount() throws IOException {
        try (AnyServer proxy = AnyServer.answering(200, "application/json", "[]")) {
            assertThat(close(Map.of(
                            "GITHUB_API_URL", "http://api.example.com", "http_proxy", "user:secret@" + proxy.host())))
                    .as(run.err())
                    .isEqualTo(ExitCode.DONE);
            assertThat(proxy.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.line()).startsWith("GET http://api.example.com/repos/o/r/issues?");
                assertThat(asked.header("proxy-authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
            });
        }
    }

    @Test
    void aProxyThatIsClosedIsOneLine() throws IOException {
        try (AnyServer proxy = AnyServer.answering(403, "text/plain", "no")) {
            assertThat(close(Map.of("HTTPS_PROXY", proxy.address()))).isEqualTo(ExitCode.FAILED);
            assertThat(run.err())
                    .startsWith("error: GitHub: the proxy %s (HTTPS_PROXY) lets nobody through to api.github.com:443"
                            .formatted(proxy.host()))
                    .hasLineCount(1);
        }
    }

    @Test
    void aPageForABrowserIsOneLine() throws IOException {
        try (AnyServer page = AnyServer.answering(200, "text/html", "<html><title>Sign in</title></html>")) {
            assertThat(close(Map.of("GITHUB_API_URL", page.address()))).isEqualTo(ExitCode.FAILED);
            assertThat(run.err())
                    .startsWith("error: GitHub: %s answers HTTP 200 with a page for a browser ('Sign in');"
                            .formatted(page.host()))
                    .contains("GITHUB_API_URL, which names this host")
                    .hasLineCount(1);
        }
    }

    @Test
    void whoIsNotThereIsNamed() {
        assertThat(close(Map.of("GITHUB_API_URL", "http://127.0.0.1:1"))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .startsWith("error: GitHub: 127.0.0.1:1 refuses connections; check")
                .hasLineCount(1);
    }
}

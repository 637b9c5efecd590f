package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.AnyServer;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.LoopbackAws.Reply;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the tool gets to AWS is what the command line and the environment say. */
class AwsNetworkTest {

    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
              <Account>999999999999</Account><Arn>arn:aws:iam::999999999999:user/ana</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""";

    private static final String SOMEBODY_ELSES =
            "error: the credentials are of account 999999999999; the admin account is 111122223333\n";

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun(new PassingTime());
    private LoopbackAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = LoopbackAws.that(body -> new Reply(200, IDENTITY));
        Workspace.of(Workspace.ONE_ACCOUNT, workspace);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private ExitCode coverage(Map<String, String> environment, String... more) {
        List<String> line = new ArrayList<>(List.of("coverage", "-C", workspace.toString()));
        line.addAll(List.of(more));
        return run.run(environment, line);
    }

    @Test
    void itGoesThroughTheProxyWithItsAccount() throws IOException {
        System.setProperty("aws.endpointUrl", "http://aws.example.com");
        try (AnyServer proxy = AnyServer.answering(200, "text/xml", IDENTITY)) {
            assertThat(coverage(Map.of("HTTP_PROXY", "http://user:p%40ss@" + proxy.host())))
                    .as(run.err())
                    .isEqualTo(ExitCode.GUARDED);
            assertThat(run.err()).isEqualToNormalizingNewlines(SOMEBODY_ELSES);
            assertThat(proxy.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.line()).startsWith("POST http://aws.example.com");
                assertThat(asked.header("proxy-authorization")).isEqualTo("Basic dXNlcjpwQHNz");
            });
        }
    }

    @Test
    void whatNeedsNoProxyIsAskedDirectly() {
        assertThat(coverage(Map.of("HTTP_PROXY", "http://127.0.0.1:1", "NO_PROXY", "127.0.0.1")))
                .as(run.err())
                .isEqualTo(ExitCode.GUARDED);
        assertThat(coverage(Map.of("HTTP_PROXY", "http://127.0.0.1:1"))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("the proxy 127.0.0.1:1 (HTTP_PROXY) refuses connections; check");
    }

    @Test
    void aProxyThatIsNoneIsOneLine() {
        assertThat(coverage(Map.of("HTTP_PROXY", "socks5://127.0.0.1:1"))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .isEqualToNormalizingNewlines(
                        "error: HTTP_PROXY begins with socks5://, and a proxy is asked by http:// only; write http://host:port\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://local_stack:4566", "127.0.0.1:4566", "http://", "http://a b"})
    void anEndpointThatIsNoneIsOneLine(String endpoint) {
        System.setProperty("aws.endpointUrl", endpoint);
        assertThat(coverage(Map.of())).as(run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("AWS_ENDPOINT_URL, or endpoint_url of the profile, is no address")
                .hasLineCount(1);
    }

    @Test
    void aBundleThatIsNoneIsOneLine() throws IOException {
        Path none = workspace.resolve("none.pem");
        assertThat(coverage(Map.of("AWS_CA_BUNDLE", none.toString()))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("error: AWS_CA_BUNDLE is " + none + ": there is no such file;");

        Files.writeString(none, "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n");
        assertThat(coverage(Map.of("AWS_CA_BUNDLE", none.toString()))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains(": a certificate in it is broken;").hasLineCount(1);

        Files.writeString(none, "");
        assertThat(coverage(Map.of("AWS_CA_BUNDLE", none.toString()))).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains(": it has no certificate;").hasLineCount(1);
    }

    /** The credentials of this process' properties are not taken then. */
    @Test
    void theProfileOfTheCommandLineComesFirst() {
        assertThat(coverage(Map.of(), "--profile", "nobody-of-this-name")).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("error: there is no profile 'nobody-of-this-name'; ");
    }

    @Test
    void verboseShowsEachRequestAndNoSecret() {
        assertThat(coverage(Map.of(), "--verbose")).isEqualTo(ExitCode.GUARDED);
        assertThat(run.err())
                .matches("sts GetCallerIdentity in eu-west-1, 127\\.0\\.0\\.1:\\d+: HTTP 200, \\d+ ms\\R"
                        + SOMEBODY_ELSES.strip() + "\\R")
                .doesNotContain("testing", "AWS4-HMAC");
    }

    @Test
    void aRegionIsWrittenInAccountsYaml() {
        assertThat(coverage(Map.of(), "--region", "eu-west-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("error: '--region' is no option of 'relay coverage'; organization.homeRegion and");
    }
}

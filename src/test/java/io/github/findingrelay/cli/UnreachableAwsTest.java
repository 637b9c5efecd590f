package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.fixture.AnyServer;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command, where AWS cannot be asked: it says in one line what is the matter and what to do,
 * and soon. Each condition has a process of its own, since the SDK reads the environment by itself.
 */
class UnreachableAwsTest {

    private static final String ACCOUNTS = Workspace.ONE_ACCOUNT + """
            archiveRules:
              - name: partner-role
                reason: The partner assumes it.
                approvedBy: security
                match:
                  resourceOwnerAccount: {eq: ["222222222222"]}
                  principal.AWS: {eq: ["444455556666"]}
            """;

    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "testing", "AWS_SECRET_ACCESS_KEY", "testing");

    @TempDir
    static Path folder;

    /** One that is new needs a line in {@link AwsCommands}. */
    @Test
    void everyCommandThatAsksAwsIsTried() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), nowhere, nowhere, false, Map.of());
        assertThat(AwsCommands.names(console))
                .isEqualTo(List.copyOf(AwsCommands.all().keySet()));
    }

    @Test
    void oneSaysSoInVerify() throws Exception {
        for (String said : tried(Map.of(), "coverage")) {
            assertThat(said).contains("there are no credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    @Tag("scale")
    void withoutCredentials() throws Exception {
        assertThat(tried(Map.of()))
                .allMatch(said -> said.contains("there are no credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID"));
    }

    @Test
    @Tag("scale")
    void withAProfileThatDoesNotExist() throws Exception {
        assertThat(tried(Map.of("AWS_PROFILE", "nobody")))
                .allMatch(said -> said.contains("there is no profile 'nobody'; this machine has no profiles"));
    }

    @Test
    @Tag("scale")
    void withExpiredCredentials() throws Exception {
        try (AnyServer aws = AnyServer.answering(403, "text/xml", """
                <ErrorResponse><Error><Code>ExpiredToken</Code>\
                <Message>The security token included in the request is expired</Message></Error></ErrorResponse>""")) {
            assertThat(tried(with("AWS_ENDPOINT_URL", aws.address())))
                    .allMatch(said -> said.contains("is expired (ExpiredToken); the credentials are those of"
                            + " AWS_ACCESS_KEY_ID in the environment; set valid ones"));
        }
    }

    @Test
    @Tag("scale")
    void whereAPageForABrowserAnswers() throws Exception {
        try (AnyServer page = AnyServer.answering(
                200, "text/html; charset=utf-8", "<!DOCTYPE html><html><title>Sign in</title></html>")) {
            assertThat(tried(with("AWS_ENDPOINT_URL", page.address())))
                    .allMatch(said -> said.contains(
                            "%s answers HTTP 200 with a page for a browser ('Sign in'); sign in to this network"
                                    .formatted(page.host())));
        }
    }

    /** It lets nobody through, so that nothing gets to AWS. */
    @Test
    @Tag("scale")
    void throughAProxyThatIsClosed() throws Exception {
        try (AnyServer proxy = AnyServer.answering(403, "text/plain", "no")) {
            assertThat(tried(with("HTTPS_PROXY", proxy.address())))
                    .allMatch(said -> said.contains("the proxy %s (HTTPS_PROXY) lets nobody through to sts.eu-west-1."
                            .formatted(proxy.host())));
            assertThat(proxy.methods()).containsExactly("CONNECT");
        }
    }

    /** Its account is told to nobody else. */
    @Test
    @Tag("scale")
    void throughAProxyThatWantsAnAccount() throws Exception {
        try (AnyServer proxy =
                AnyServer.that(asked -> asked.header("proxy-authorization").isEmpty()
                        ? new AnyServer.Answer(407, "Proxy-Authenticate: Basic realm=\"company\"\r\n", "")
                        : new AnyServer.Answer(502, "", ""))) {
            assertThat(tried(with("HTTPS_PROXY", "http://user:p%40ss@" + proxy.host()), "coverage"))
                    .allMatch(said -> said.contains("the proxy " + proxy.host() + " (HTTPS_PROXY) lets nobody through"))
                    .noneMatch(said -> said.contains("p@ss") || said.contains("p%40ss"));
            assertThat(proxy.asked())
                    .extracting(asked -> asked.header("proxy-authorization"))
                    .contains("", "Basic dXNlcjpwQHNz")
                    .containsOnly("", "Basic dXNlcjpwQHNz");
        }
    }

    @Test
    @Tag("scale")
    void whereNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + silent.getLocalPort();
            assertThat(tried(with("AWS_ENDPOINT_URL", "http://" + host)))
                    .allMatch(said -> said.contains(host + " does not answer; check the network, the VPN and"));
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new TreeMap<>(KEYS);
        all.put(name, value);
        return all;
    }

    /** What each command says in its one line, or in the first of doctor's list. */
    private static List<String> tried(Map<String, String> environment, String... commands) throws Exception {
        Workspace.of(ACCOUNTS, folder).render();
        Path result = folder.resolve("result.json");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Duser.home=" + folder,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TriedCommands.class.getName(),
                                folder.toString(),
                                result.toString()),
                        Stream.of(commands))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("AWS_") || name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
        builder.environment().putAll(environment);
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().put("AWS_CONFIG_FILE", folder.resolve("no-config").toString());
        builder.environment()
                .put(
                        "AWS_SHARED_CREDENTIALS_FILE",
                        folder.resolve("no-credentials").toString());
        Process process = builder.start();
        assertThat(process.waitFor())
                .as(() -> read(folder.resolve("output.txt")))
                .isZero();
        return said(new ObjectMapper().readTree(result.toFile()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> said(JsonNode all) {
        assertThat(all).isNotEmpty();
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .map(all::get)
                .map(UnreachableAwsTest::judged)
                .toList();
    }

    private static String judged(JsonNode one) {
        String name = one.get("command").asText();
        String err = one.get("err").asText().replaceAll("(?m)^(asking AWS|looking for).*\n", "");
        String out = one.get("out").asText().replaceAll("\\s+", " ");
        assertThat(one.get("exit").asInt()).as("%s: %s%s", name, out, err).isEqualTo(5);
        assertThat(one.get("seconds").asInt()).as(name).isLessThan(15);
        assertThat(err + out).as(name).doesNotContain("Exception", "null");
        if (name.equals("doctor")) {
            return out;
        }
        // Init says besides how to begin without credentials.
        assertThat(err.lines()).as(name).hasSizeLessThanOrEqualTo(name.equals("init") ? 2 : 1);
        assertThat(err).as(name).startsWith("error: ");
        return err;
    }
}

package io.github.findingrelay.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate only the company's bundle has. */
@Tag("scale")
class TrustedCertificatesTest {

    private static final String PASSWORD = "changeit";

    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
              <Account>999999999999</Account><Arn>arn:aws:iam::999999999999:user/ana</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""";

    @TempDir
    Path folder;

    private final RelayRun run = new RelayRun(new PassingTime());
    private final Map<String, String> before = new HashMap<>();
    private HttpsServer server;
    private Path bundle;

    @BeforeEach
    void start() throws Exception {
        Path store = folder.resolve("server.p12");
        bundle = folder.resolve("company.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=company",
                "-ext",
                "SAN=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-keystore", store.toString(), "-file", bundle.toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                byte[] body = IDENTITY.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/") ? 200 : 401, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        set("aws.endpointUrl", address());
        set("aws.accessKeyId", "testing");
        set("aws.secretAccessKey", "testing");
        Workspace.of(Workspace.ONE_ACCOUNT, folder);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        before.forEach((property, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property, ""));
        System.setProperty(property, value);
    }

    private String address() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-alias", "company"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private ExitCode coverage(Map<String, String> environment) {
        return run.run(environment, List.of("coverage", "-C", folder.toString()));
    }

    @Test
    void awsIsAskedWithTheCompanysCertificatesOnly() throws IOException {
        assertThat(coverage(Map.of())).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .startsWith("error: sts GetCallerIdentity in eu-west-1: the certificate of 127.0.0.1:")
                .contains("set AWS_CA_BUNDLE to a file with the certificates of your company")
                .hasLineCount(1);

        assertThat(coverage(Map.of("AWS_CA_BUNDLE", bundle.toString())))
                .as(run.err())
                .isEqualTo(ExitCode.GUARDED);

        Path config = Files.writeString(folder.resolve("config"), "[default]\nca_bundle = " + bundle + "\n");
        set("aws.configFile", config.toString());
        assertThat(coverage(Map.of())).as(run.err()).isEqualTo(ExitCode.GUARDED);
    }

    @Test
    void gitHubToo() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "a page");
        List<String> line = List.of("comment", "--pull-request", "1", page.toString());
        Map<String, String> environment = new HashMap<>(
                Map.of("GITHUB_API_URL", address(), "GITHUB_TOKEN", "a-token", "GITHUB_REPOSITORY", "o/r"));

        assertThat(run.run(environment, line)).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .startsWith("error: GitHub: the certificate of 127.0.0.1:")
                .hasLineCount(1);

        environment.put("AWS_CA_BUNDLE", bundle.toString());
        assertThat(run.run(environment, line)).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).startsWith("error: GitHub answers 401");
    }
}

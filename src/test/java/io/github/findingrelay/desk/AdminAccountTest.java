package io.github.findingrelay.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.PassingTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminAccountTest {

    private static final String ACCOUNT = "111111111111";
    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
              <Account>%s</Account><Arn>arn:aws:iam::%s:user/ana</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(ACCOUNT, ACCOUNT);

    private final Map<String, String> before = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final PassingTime time = new PassingTime();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int failures;
    private HttpServer server;

    @BeforeEach
    void answerAfterFailures() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean fails = asked.incrementAndGet() <= failures;
                byte[] answer = (fails ? "" : IDENTITY).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(fails ? 503 : 200, fails ? -1 : answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        set("aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
        set("aws.accessKeyId", "testing");
        set("aws.secretAccessKey", "testing");
    }

    private void set(String property, String value) {
        before.put(property, System.getProperty(property, ""));
        System.setProperty(property, value);
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

    private ExitCode work(String account) throws IOException {
        Console console = new Console(
                InputStream.nullInputStream(), new PrintStream(err), new PrintStream(err), false, Map.of(), time);
        return AdminAccount.work(console, account, "eu-west-1", "finding-relay", aws -> ExitCode.DONE);
    }

    /** A command must not end because one answer was lost on its first call. */
    @Test
    void whoseCredentialsTheyAreIsAskedAgainAfterAFault() throws IOException {
        failures = 3;

        assertThat(work(ACCOUNT)).isEqualTo(ExitCode.DONE);
        assertThat(asked).hasValue(4);
        assertThat(time.sleptMillis()).hasSize(3);
    }

    @Test
    void credentialsOfAnotherAccountAreGuardedAgainst() throws IOException {
        assertThat(work("222222222222")).isEqualTo(ExitCode.GUARDED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "error: the credentials are of account 111111111111; the admin account is 222222222222\n");
    }
}

package io.github.findingrelay.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.LoopbackAws.Reply;
import io.github.findingrelay.fixture.PassingTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminAccountTest {

    private static final String ACCOUNT = "111111111111";
    private static final String IDENTITY = """
            <GetCallerIdentityResponse><GetCallerIdentityResult>
              <Account>%1$s</Account><Arn>arn:aws:iam::%1$s:user/ana</Arn>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(ACCOUNT);

    private final AtomicInteger asked = new AtomicInteger();
    private final PassingTime time = new PassingTime();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int failures;
    private LoopbackAws sts;

    @BeforeEach
    void answerAfterFailures() throws IOException {
        sts = LoopbackAws.that(
                body -> asked.incrementAndGet() <= failures ? new Reply(503, "") : new Reply(200, IDENTITY));
    }

    @AfterEach
    void stop() {
        sts.close();
    }

    private ExitCode work(String account) throws IOException {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), stream, stream, false, Map.of(), time);
        return AdminAccount.work(
                console, new AwsOptions(), account, "eu-west-1", "finding-relay", aws -> ExitCode.DONE);
    }

    /** A command must not end because the answer to its first call was lost. */
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

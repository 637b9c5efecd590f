package io.github.findingrelay.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.LoopbackAws;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is named on a command line and is not in accounts.yaml, or twice. */
class SelectionTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @TempDir
    static Path workspace;

    private static LoopbackAws aws;

    private final RelayRun run = new RelayRun();

    @BeforeAll
    static void start() throws IOException {
        Workspace.of("""
        organization: {adminAccount: "111111111111", homeRegion: eu-west-1, regions: [eu-west-1, us-east-1]}
        notifications: {fallback: security}
        owners:
          security: {name: Cloud security, contacts: [{email: security@example.com}]}
          payments: {name: Payments team, contacts: [{email: payments@example.com}]}
        accounts:
          - {id: "222222222222", name: twins, owner: payments}
          - {id: "333333333333", name: twins, owner: security}
          - {id: "444455556666", name: alone, owner: security}
        """, workspace).render();
        aws = LoopbackAws.that(request -> {
            CALLS.incrementAndGet();
            return new LoopbackAws.Reply(403, "");
        });
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    /** Each command that selects, and which of its options does. */
    static Stream<List<String>> owners() {
        return Stream.of(
                List.of("status", "--owner"),
                List.of("subscriptions list", "--owner"),
                List.of("subscriptions repair", "--owner"),
                List.of("findings list", "--owner"),
                List.of("accounts list", "--owner"),
                List.of("accounts add", "--id", "555555555555", "--name", "new", "--owner"));
    }

    @ParameterizedTest
    @MethodSource("owners")
    void anUnknownOwnerIsWrongUsageBeforeAnythingIsAsked(List<String> command) {
        assertThat(said(command, "payment"))
                .contains("--owner: accounts.yaml has no owner 'payment'; did you mean 'payments'?");
    }

    static Stream<List<String>> accounts() {
        return Stream.of(
                List.of("subscriptions repair", "--account"),
                List.of("findings list", "--account"),
                List.of("findings rescan", "arn:aws:s3:::bucket", "--resource-owner-account"),
                List.of("analyzers list", "--account"),
                List.of("analyzers delete", "--name", "x", "--account"),
                List.of("notify-test", "--execute"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void aNameOfTwoAccountsMeansNeither(List<String> command) {
        assertThat(said(command, "twins"))
                .contains("2 accounts of accounts.yaml are named 'twins': 222222222222, 333333333333; give the id");
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void anUnknownAccountIsWrongUsageBeforeAnythingIsAsked(List<String> command) {
        assertThat(said(command, "alon")).contains("accounts.yaml has no account 'alon'", "did you mean 'alone'?");
    }

    /** By its name or by its id: what refuses then is AWS, or nothing. */
    @ParameterizedTest
    @MethodSource("accounts")
    void oneAccountIsSelectedByNameAndById(List<String> command) {
        for (String account : List.of("alone", "222222222222")) {
            assertThat(relay(command, account)).as(run.err()).isNotIn(ExitCode.USAGE, ExitCode.BUG);
            assertThat(CALLS.getAndSet(0)).isPositive();
        }
    }

    static Stream<List<String>> regions() {
        return Stream.of(
                List.of("findings list", "--region"),
                List.of("findings show", "x", "--region"),
                List.of("findings archive", "x", "--reason", "y", "--region"),
                List.of("findings preview", "x", "--region"),
                List.of("analyzers list", "--region"),
                List.of("analyzers delete", "--name", "x", "--region"));
    }

    @ParameterizedTest
    @MethodSource("regions")
    void anUnknownRegionIsWrongUsageBeforeAnythingIsAsked(List<String> command) {
        assertThat(said(command, "us-east-11")).contains("'us-east-11'", "; did you mean 'us-east-1'?");
    }

    @Test
    void aRegionThatIsMistypedWouldKeepNothing() {
        assertThat(said(List.of("analyzers delete", "--name", "x", "--keep"), "222222222222/us-eest-1"))
                .contains("--keep: partition aws has no Region 'us-eest-1'; did you mean 'us-east-1'?");
    }

    @Test
    void allMistakesOfACommandLineAreSaidTogether() {
        assertThat(said(
                        List.of(
                                "findings list",
                                "--region",
                                "us-west-2",
                                "--type",
                                "buckett",
                                "--owner",
                                "nobody",
                                "--account"),
                        "twins,alon"))
                .contains("--region: 'us-west-2'", "--type: ", "'buckett'", "'nobody'", "'twins'", "'alon'");
        assertThat(said(List.of("findings preview"), "rule")).contains("accounts.yaml has no archive rule 'rule'");
    }

    private String said(List<String> command, String name) {
        assertThat(relay(command, name)).isEqualTo(ExitCode.USAGE);
        assertThat(CALLS.get()).isZero();
        return run.err();
    }

    private ExitCode relay(List<String> command, String name) {
        return run.in(
                workspace,
                command.get(0),
                Stream.concat(command.stream().skip(1), Stream.of(name)).toArray(String[]::new));
    }
}

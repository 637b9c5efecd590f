package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stacks of others, and of an old prefix, over HTTP. */
class OwnershipOnEmulatorTest {

    private static final String ACCOUNT = "finding-relay-account-200000000001";

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @BeforeEach
    void start() throws Exception {
        EMULATOR.get().reset();
    }

    @Test
    void aStackOfSomebodyElseStaysUntilItIsAdopted() throws Exception {
        EMULATOR.get().create(ACCOUNT, "{\"Resources\": {\"Theirs\": {\"Type\": \"AWS::SNS::Topic\"}}}");
        write("finding-relay");

        assertThat(relay("plan", "--live")).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("refused: " + ACCOUNT)
                .contains(ACCOUNT + " is somebody else's: deploy refuses it; --adopt " + ACCOUNT + " takes it over");
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.GUARDED);
        assertThat(run.out()).contains("refused    " + ACCOUNT);
        assertThat(EMULATOR.get().stacks("finding-relay-")).hasSize(4);
        assertThat(relay("status")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out()).contains("stack " + ACCOUNT + " is somebody else's");

        assertThat(relay("deploy", "--execute", "--adopt", "finding-relay-acount"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(relay("deploy", "--execute", "--adopt", ACCOUNT)).isEqualTo(ExitCode.DONE);
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).doesNotContain("refused");
    }

    @Test
    void anOldPrefixIsNamedUntilItIsRetired() throws Exception {
        write("old-relay");
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.DONE);
        write("finding-relay");

        assertThat(relay("plan", "--live")).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("of another prefix, 'old-relay', stay and go on");
        assertThat(relay("deploy", "--execute")).isEqualTo(ExitCode.DONE);
        assertThat(EMULATOR.get().stacks("old-relay-")).hasSize(4);
        assertThat(relay("status")).isEqualTo(ExitCode.DIFFERS);
        assertThat(run.out()).contains("prefix old-relay has 4 stacks");

        assertThat(relay("deploy", "--execute", "--retire-prefix", "finding-relay"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(relay("deploy", "--execute", "--retire-prefix", "old-relay")).isEqualTo(ExitCode.GUARDED);
        assertThat(EMULATOR.get().stacks("old-relay-")).hasSize(4);
        assertThat(relay("deploy", "--execute", "--retire-prefix", "old-relay", "--max-prune", "6"))
                .as(run.out() + run.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(EMULATOR.get().stacks("old-relay-")).isEmpty();
        assertThat(EMULATOR.get().stacks("finding-relay-")).hasSize(4);
        relay("status");
        assertThat(run.out()).doesNotContain("old-relay");
    }

    private void write(String prefix) throws IOException {
        Workspace.of("""
                stackPrefix: %s
                organization:
                  adminAccount: "%s"
                  homeRegion: eu-west-1
                  regions: [eu-west-1, us-east-1]
                notifications:
                  fallback: security
                  eventBuses: 0
                owners:
                  security:
                    name: Cloud security
                    contacts: [{email: security@example.com}]
                accounts:
                  - {id: "200000000000", name: payments, owner: security}
                  - {id: "200000000001", name: billing, owner: security}
                """.formatted(prefix, Emulator.ACCOUNT), workspace).render();
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, command, arguments);
    }
}

package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest organization that we promise: 12,000 accounts on 99 event buses. */
@Tag("scale")
class ScaleTest {

    @TempDir
    Path folder;

    /** Only what AWS raises on request is raised: stacks, characters of a pattern, subscriptions. */
    @Test
    void twelveThousandAccountsOnAllBusesAreProved() throws IOException {
        Workspace workspace = Workspace.of(accounts(12_000), folder).render();

        Proof proof = Workspace.value(Proofs.of(workspace));

        assertThat(proof.problems()).isEmpty();
        assertThat(proof.represented()).isGreaterThan(12_000);
        assertThat(Workspace.render(workspace.organization()).diagnostics()).noneMatch(Diagnostic::isError);
    }

    private static String accounts(int count) {
        StringBuilder yaml = new StringBuilder("""
            organization:
              adminAccount: "111111111111"
              homeRegion: eu-west-1
              regions: [eu-west-1, us-east-1]
            notifications:
              fallback: owner-0
              eventBuses: 99
            quotas: {stacks: 15000, patternLength: 4096, pendingSubscriptions: 15000}
            owners:
            """);
        for (int owner = 0; owner < 100; owner++) {
            yaml.append("  owner-%d:%n    name: Owner%n    contacts:%n".formatted(owner))
                    .append("      - email: owner-%d@example.com%n".formatted(owner));
        }
        yaml.append("accounts:\n");
        for (int i = 0; i < count; i++) {
            yaml.append(
                    "  - {id: \"%012d\", name: account, owner: owner-%d}%n".formatted(200_000_000_000L + i, i % 100));
        }
        return yaml.toString();
    }
}

package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.StackKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** accounts.yaml had the prefix {@code relay-old}, and has {@code relay} now. */
class RetirementTest {

    private static final Map<String, String> OLD = Map.of(ResourceNames.PREFIX_TAG, "relay-old");

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();
    private int runs;

    @BeforeEach
    void anOldInstallation() {
        for (String name : List.of("foundation", "foundation-bus-1", "channel-slack-C1", "account-1", "bootstrap")) {
            cloud.put("relay-old-" + name, StackStatus.CREATE_COMPLETE, name, OLD);
        }
        cloud.put("relay-old-of-somebody", StackStatus.CREATE_COMPLETE, "theirs", Map.of());
        cloud.protect("relay-old-foundation");
        sets.put("relay-old-analyzers", CallAs.SELF, "sha256:old", OLD, List.of(List.of("111111111111", "eu-west-1")));
    }

    @Test
    void itStaysUntilSomebodySaysSo() {
        DeploymentReport report = deploy(manifest(), Optional.empty(), Optional.of(100));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(cloud.deleted).isEmpty();
        assertThat(sets.names()).contains("relay-old-analyzers");
    }

    @Test
    void itIsRemovedFromWhomItNotifiesBackToItsFoundation() {
        DeploymentReport report = deploy(manifest(), Optional.of("relay-old"), Optional.of(5));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(cloud.deleted)
                .containsExactly(
                        "relay-old-account-1",
                        "relay-old-channel-slack-C1",
                        "relay-old-foundation-bus-1",
                        "relay-old-foundation");
        assertThat(sets.names()).containsExactly("relay-analyzers");
        assertThat(cloud.names())
                .contains("relay-old-bootstrap", "relay-old-of-somebody", "relay-foundation", "relay-account-1");
        assertThat(reasons(report, "relay-old-foundation"))
                .containsExactly("the topics of 'relay-old' go with their confirmed subscribers; its encryption key and"
                        + " its aggregator stay");
        assertThat(reasons(report, "relay-old-analyzers"))
                .containsExactly("deleted: the analyzer of account 111111111111 in eu-west-1, with what was archived in"
                        + " it by hand");
    }

    @Test
    void theCapsCountIt() {
        deploy(manifest(), Optional.empty(), Optional.empty());

        DeploymentReport report = deploy(manifest(), Optional.of("relay-old"), Optional.empty());

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(reasons(report, "relay-old-account-1"))
                .containsExactly("5 of 10 stacks and analyzers would be deleted; --max-prune 5 allows it");
        assertThat(cloud.deleted).isEmpty();
        assertThat(cloud.isProtected("relay-old-foundation")).isTrue();
    }

    @Test
    void itStaysWhileTheNewOneDoesNotWork() {
        cloud.failing(template -> template.equals("account"), false);

        DeploymentReport report = deploy(manifest(), Optional.of("relay-old"), Optional.of(100));

        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(reasons(report, "relay-old-account-1"))
                .containsExactly("is deleted when everything else is deployed");
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void whatOthersNeedStaysIfTheyDo() {
        cloud.protect("relay-old-account-1");
        cloud.protectionCannotBeTurnedOff = true;

        DeploymentReport report = deploy(manifest(), Optional.of("relay-old"), Optional.of(100));

        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(reasons(report, "relay-old-account-1"))
                .containsExactly("termination protection cannot be turned off: not authorized");
        assertThat(reasons(report, "relay-old-channel-slack-C1")).containsExactly("is deleted when what needs it is");
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void aPrefixOfNothingIsSaidToBeNone() {
        assertThat(reasons(deploy(manifest(), Optional.of("relai"), Optional.empty()), "relai-*"))
                .containsExactly("there is no stack and no stack set of this prefix");
    }

    @Test
    void aPreviewSaysWhatGoes() {
        DeploymentReport report =
                deployment(manifest(), Optional.of("relay-old"), Optional.of(5)).preview();

        assertThat(report.count(DeploymentResult.DELETED)).isEqualTo(5);
        assertThat(cloud.deleted).isEmpty();
    }

    /** The new prefix begins with the old one, or the other way round. */
    @Test
    void aPrefixThatBeginsAnotherTakesNothingOfIt() {
        deploy(manifest(), Optional.empty(), Optional.empty());
        Manifest renamed = new Manifest(
                "relay-old",
                Map.of(),
                List.of(SampleManifests.stack("relay-old-foundation", StackKind.FOUNDATION, "foundation")),
                List.of());

        DeploymentReport report = deploy(renamed, Optional.of("relay"), Optional.of(100));

        assertThat(report.count(DeploymentResult.FAILED)).isZero();
        assertThat(cloud.names())
                .contains("relay-old-foundation")
                .doesNotContain("relay-foundation", "relay-account-1");
    }

    private static Manifest manifest() {
        return new Manifest(
                "relay",
                Map.of(),
                List.of(
                        SampleManifests.stack("relay-foundation", StackKind.FOUNDATION, "foundation"),
                        SampleManifests.stack("relay-account-1", StackKind.ACCOUNT, "account"),
                        SampleManifests.stack("relay-account-2", StackKind.ACCOUNT, "account 2")),
                List.of(StackSetsTest.analyzers()));
    }

    private static List<String> reasons(DeploymentReport report, String name) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    private DeploymentReport deploy(Manifest manifest, Optional<String> retired, Optional<Integer> maxPrune) {
        return deployment(manifest, retired, maxPrune).run();
    }

    private Deployment deployment(Manifest manifest, Optional<String> retired, Optional<Integer> maxPrune) {
        cloud.sleep(Duration.ofMinutes(1));
        return new Deployment(
                manifest,
                path -> path,
                new DeploymentSettings(25, maxPrune, Set.of(), Set.of(), retired),
                new DeploymentCalls(cloud, sets, sets, cloud, new Random(++runs)),
                Silence.PROGRESS);
    }
}

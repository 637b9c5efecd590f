package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.deploy.InMemoryCloudFormation.InjectedFault;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has one of our names and is not ours. */
class SomebodyElsesTest {

    private static final String ACCOUNT = "relay-account-000000000001";
    private static final Map<String, String> THEIRS = Map.of("team", "red");

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();
    private int runs;

    /** Whatever state it is in: one that was never made could be somebody's change set under review. */
    @ParameterizedTest
    @EnumSource(StackStatus.class)
    void aStackOfOurNameIsRefusedAndAllElseIsDeployed(StackStatus status) {
        if (status == StackStatus.DELETE_COMPLETE) {
            return;
        }
        cloud.put(ACCOUNT, status, "account 1", THEIRS);
        Object before = cloud.all(ACCOUNT);

        DeploymentReport report = deploy(SampleManifests.of(3));

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(outcome(report, ACCOUNT))
                .isEqualTo(new Outcome(
                        ACCOUNT,
                        DeploymentResult.REFUSED,
                        Optional.of("owner"),
                        List.of("it is somebody else's: it has no tag finding-relay:prefix; nothing of it is touched."
                                + " Whoever means it takes it over with --adopt " + ACCOUNT)));
        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(3);
        assertThat(cloud.all(ACCOUNT)).isEqualTo(before);
    }

    @Test
    void anotherInstallationsStackIsSomebodyElses() {
        cloud.put(ACCOUNT, StackStatus.CREATE_COMPLETE, "x", Map.of(ResourceNames.PREFIX_TAG, "relay-account"));

        assertThat(outcome(deploy(SampleManifests.of(3)), ACCOUNT).reasons().get(0))
                .contains("its tag finding-relay:prefix is 'relay-account', not 'relay'");
    }

    /** An unchanged digest does not make it ours. */
    @Test
    void aCopyOfOursIsSomebodyElses() {
        cloud.put(ACCOUNT, StackStatus.CREATE_COMPLETE, "account 1", Map.of());

        assertThat(outcome(deploy(SampleManifests.of(3)), ACCOUNT).result()).isEqualTo(DeploymentResult.REFUSED);
        assertThat(outcome(adopt(SampleManifests.of(3), ACCOUNT), ACCOUNT).result())
                .isEqualTo(DeploymentResult.UPDATED);
        assertThat(cloud.templates("relay")).containsKey(ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE_COMPLETE", "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"})
    void whoMeansItTakesItOver(StackStatus status) {
        cloud.put(ACCOUNT, status, "theirs", THEIRS);

        DeploymentReport report = adopt(SampleManifests.of(3), ACCOUNT);

        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(cloud.templates("relay")).isEqualTo(SampleManifests.digests(SampleManifests.of(3)));
        assertThat(deploy(SampleManifests.of(3)).count(DeploymentResult.UNCHANGED))
                .isEqualTo(4);
    }

    @Test
    void withSomebodyElsesFoundationNothingIsDoneAtAll() {
        cloud.put("relay-foundation", StackStatus.UPDATE_ROLLBACK_COMPLETE, "theirs", THEIRS);
        Object before = cloud.all("relay-foundation");

        DeploymentReport report = deploy(with(SampleManifests.of(2).stacks()));

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.NOT_RUN)
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(outcome.reasons())
                        .containsExactly("it needs relay-foundation, which is somebody else's"));
        assertThat(cloud.all("relay-foundation")).isEqualTo(before);
        assertThat(cloud.isProtected("relay-foundation")).isFalse();
        assertThat(cloud.created).isEmpty();
        assertThat(sets.names()).isEmpty();
    }

    @Test
    void nothingIsSentToAStrangersBus() {
        List<Stack> stacks = new ArrayList<>(SampleManifests.of(2).stacks());
        stacks.add(1, SampleManifests.stack("relay-foundation-bus-1", StackKind.FOUNDATION, "bus"));
        cloud.put("relay-foundation-bus-1", StackStatus.CREATE_COMPLETE, "theirs", THEIRS);

        DeploymentReport report = deploy(SampleManifests.of(stacks));

        assertThat(report.count(DeploymentResult.NOT_RUN)).isEqualTo(3);
        assertThat(cloud.created).isEmpty();
    }

    @Test
    void whoTellsAStrangersChannelWaitsAndOthersDoNot() {
        List<Stack> stacks = new ArrayList<>(SampleManifests.of(0).stacks());
        stacks.add(SampleManifests.stack("relay-channel-slack-C1", StackKind.CHANNEL, "channel"));
        stacks.add(SampleManifests.stack("relay-account-1", StackKind.ACCOUNT, "tells a:relay-channel-slack-C1\""));
        stacks.add(SampleManifests.stack("relay-account-2", StackKind.ACCOUNT, "tells a:relay-channel-slack-C12\""));
        cloud.put("relay-channel-slack-C1", StackStatus.CREATE_COMPLETE, "theirs", THEIRS);

        DeploymentReport report = deploy(SampleManifests.of(stacks));

        assertThat(outcome(report, "relay-account-1").reasons())
                .containsExactly("it needs relay-channel-slack-C1, which is somebody else's");
        assertThat(cloud.created).containsExactly("relay-foundation", "relay-account-2");
        assertThat(deploy(
                                SampleManifests.of(stacks),
                                new DeploymentSettings(25, Optional.empty(), Set.of("relay-account-1")))
                        .count(DeploymentResult.NOT_RUN))
                .isEqualTo(1);
    }

    @Test
    void nothingIsDeletedWhileSomethingIsSomebodyElses() {
        deploy(SampleManifests.of(20));
        cloud.put(ACCOUNT, StackStatus.CREATE_COMPLETE, "theirs", THEIRS);

        deploy(SampleManifests.of(19));

        assertThat(cloud.deleted).isEmpty();
    }

    /** It comes between the look and the creation. */
    @Test
    void aStackThatComesInBetweenIsLookedAtAndLeft() {
        cloud.faults((call, random) -> {
            if (call == 2) {
                cloud.put("relay-foundation", StackStatus.CREATE_COMPLETE, "theirs", THEIRS);
            }
            return InjectedFault.NONE;
        });

        DeploymentReport report = deploy(with(SampleManifests.of(2).stacks()));

        assertThat(outcome(report, "relay-foundation").result()).isEqualTo(DeploymentResult.REFUSED);
        assertThat(report.count(DeploymentResult.NOT_RUN)).isEqualTo(3);
        assertThat(cloud.templates("relay")).isEmpty();
        assertThat(cloud.isProtected("relay-foundation")).isFalse();
    }

    /** The look at the beginning can be an hour old. */
    @Test
    void aStackThatIsSomebodyElsesByNowIsNotDeleted() {
        deploy(SampleManifests.of(20));
        String leftOver = "relay-account-000000000019";
        cloud.faults((call, random) -> {
            if (call == 2) {
                cloud.put(leftOver, StackStatus.CREATE_COMPLETE, "theirs", THEIRS);
            }
            return InjectedFault.NONE;
        });

        DeploymentReport report = deploy(SampleManifests.of(19));

        assertThat(outcome(report, leftOver).result()).isEqualTo(DeploymentResult.REFUSED);
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void aStackSetOfOurNameIsRefused() {
        sets.put("relay-analyzers", CallAs.SELF, "analyzers of the red team", THEIRS, PLACES);
        Object before = sets.all("relay-analyzers");
        Manifest manifest = with(SampleManifests.of(2).stacks());

        DeploymentReport report = deploy(manifest);

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(outcome(report, "relay-analyzers").reasons().get(0))
                .startsWith("it is somebody else's: its description is not a digest of ours;");
        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(3);
        assertThat(sets.all("relay-analyzers")).isEqualTo(before);
        assertThat(sets.applied).isEmpty();

        assertThat(adopt(manifest, "relay-analyzers").count(DeploymentResult.UPDATED))
                .isEqualTo(1);
        assertThat(deploy(manifest).exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aStackSetOfAnotherPrefixIsRefused() {
        sets.put("relay-analyzers", CallAs.SELF, "sha256:1", Map.of(ResourceNames.PREFIX_TAG, "other"), PLACES);

        assertThat(outcome(deploy(with(SampleManifests.of(2).stacks())), "relay-analyzers")
                        .result())
                .isEqualTo(DeploymentResult.REFUSED);
    }

    @Test
    void aStackSetThatComesInBetweenIsLookedAtAndLeft() {
        sets.beforeCreation = () -> sets.put("relay-analyzers", CallAs.SELF, "theirs", THEIRS, PLACES);

        DeploymentReport report = deploy(with(SampleManifests.of(2).stacks()));

        assertThat(outcome(report, "relay-analyzers").result()).isEqualTo(DeploymentResult.REFUSED);
        assertThat(sets.statuses("relay-analyzers")).hasSize(1);
    }

    @Test
    void aPreviewSaysTheSame() {
        cloud.put(ACCOUNT, StackStatus.CREATE_COMPLETE, "theirs", THEIRS);
        sets.put("relay-analyzers", CallAs.SELF, "theirs", THEIRS, PLACES);

        DeploymentReport report = deployment(
                        with(SampleManifests.of(2).stacks()), new DeploymentSettings(25, Optional.empty(), Set.of()))
                .preview();

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.REFUSED)
                .extracting(Outcome::name)
                .containsExactly(ACCOUNT, "relay-analyzers");
    }

    private static final List<List<String>> PLACES = List.of(List.of("111111111111", "eu-west-1"));

    private static Manifest with(List<Stack> stacks) {
        return new Manifest("relay", Map.of(), stacks, List.of(StackSetsTest.analyzers()));
    }

    private static Outcome outcome(DeploymentReport report, String name) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private DeploymentReport adopt(Manifest manifest, String name) {
        return deploy(manifest, new DeploymentSettings(25, Optional.empty(), Set.of(), Set.of(name), Optional.empty()));
    }

    private DeploymentReport deploy(Manifest manifest) {
        return deploy(manifest, new DeploymentSettings(25, Optional.empty(), Set.of()));
    }

    private DeploymentReport deploy(Manifest manifest, DeploymentSettings settings) {
        return deployment(manifest, settings).run();
    }

    private Deployment deployment(Manifest manifest, DeploymentSettings settings) {
        cloud.sleep(Duration.ofMinutes(1));
        return new Deployment(
                manifest,
                path -> path,
                settings,
                new DeploymentCalls(cloud, sets, sets, cloud, new Random(++runs)),
                Silence.PROGRESS);
    }
}

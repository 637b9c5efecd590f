package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.deploy.InMemoryCloudFormation.InjectedFault;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.RequestException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

@BesideOthers
class DeploymentTest {

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();
    private int runs;

    @Test
    void deploysEverythingOnceAndThenHasNothingToDo() {
        Manifest manifest = SampleManifests.of(500);

        assertThat(deploy(manifest).count(DeploymentResult.CREATED)).isEqualTo(501);
        assertThat(cloud.templates("relay")).isEqualTo(SampleManifests.digests(manifest));
        // Creating, looking, and a share of the polls.
        assertThat(cloud.calls()).isLessThan(6 * 501);
        assertThat(cloud.mostInFlight).isLessThanOrEqualTo(25);

        DeploymentReport again = deploy(manifest);
        assertThat(again.count(DeploymentResult.UNCHANGED)).isEqualTo(501);
    }

    /** Ten pages of stacks, the stack set and its stacks, and the lists of all sets. */
    @Test
    void nothingChangedCostsLittle() {
        Manifest stacks = SampleManifests.of(999);
        Manifest manifest =
                new Manifest(stacks.stackPrefix(), stacks.tags(), stacks.stacks(), List.of(StackSetsTest.analyzers()));
        deploy(manifest);

        DeploymentReport report = deploy(manifest);

        assertThat(report.count(DeploymentResult.UNCHANGED)).isEqualTo(1_001);
        assertThat(report.calls()).isEqualTo(14).isLessThanOrEqualTo(15);
    }

    @Test
    void oneAccountMoreCostsLittleMore() {
        deploy(SampleManifests.of(1_000));
        cloud.faults(InMemoryCloudFormation.Faults.NONE);

        DeploymentReport report = deploy(SampleManifests.of(1_001));

        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(1);
        assertThat(cloud.calls()).isLessThanOrEqualTo(30);
    }

    @Test
    void oneCallInFiveFailsAndAllEndsRight() {
        Manifest manifest = SampleManifests.of(500);
        deploy(manifest);
        int calls = cloud.calls();
        InMemoryCloudFormation other = new InMemoryCloudFormation(new Random(2));
        other.faults((call, random) -> switch (random.nextInt(15)) {
            case 0 -> InjectedFault.THROTTLED;
            case 1 -> InjectedFault.FAILED_BEFORE;
            case 2 -> InjectedFault.FAILED_AFTER;
            default -> InjectedFault.NONE;
        });

        DeploymentReport report = deploy(manifest, other, settings());

        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(501);
        assertThat(other.templates("relay")).isEqualTo(SampleManifests.digests(manifest));
        assertThat(other.created).doesNotHaveDuplicates();
        assertThat(other.calls()).isLessThan(2 * calls);
    }

    @Test
    void whatFailsStopsNoOtherAndNothingIsDeletedThen() {
        deploy(SampleManifests.of(20));
        cloud.failing(template -> template.contains("account 3 v2"), false);

        DeploymentReport report = deploy(SampleManifests.changed(SampleManifests.of(19)));

        assertThat(report.outcomes().get(0))
                .isEqualTo(new Outcome(
                        "relay-account-000000000003",
                        DeploymentResult.FAILED,
                        Optional.of("owner"),
                        List.of("UPDATE_ROLLBACK_COMPLETE", "Topic: the service has refused it")));
        assertThat(report.count(DeploymentResult.UPDATED)).isEqualTo(19);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.NOT_RUN)
                .extracting(Outcome::name, Outcome::reasons)
                .containsExactly(
                        tuple("relay-account-000000000019", List.of("is deleted when everything else is deployed")));
        assertThat(cloud.deleted).isEmpty();

        cloud.failing(template -> false, false);
        DeploymentReport again = deploy(SampleManifests.changed(SampleManifests.of(19)));
        assertThat(again.count(DeploymentResult.UPDATED)).isEqualTo(1);
        assertThat(again.count(DeploymentResult.DELETED)).isEqualTo(1);
    }

    @Test
    void aRollbackThatFailsIsLeftToAPerson() {
        deploy(SampleManifests.of(2));
        cloud.failing(template -> template.contains("account 1 v2"), true);
        deploy(SampleManifests.changed(SampleManifests.of(2)));
        cloud.failing(template -> false, false);

        DeploymentReport report = deploy(SampleManifests.changed(SampleManifests.of(2)));

        assertThat(report.count(DeploymentResult.FAILED)).isEqualTo(1);
        assertThat(cloud.status("relay-account-000000000001")).isEqualTo(StackStatus.UPDATE_ROLLBACK_FAILED);
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void withoutAFoundationNothingElseIsMade() {
        cloud.failing(template -> template.contains("foundation"), false);

        DeploymentReport report = deploy(SampleManifests.of(3));

        assertThat(report.count(DeploymentResult.FAILED)).isEqualTo(1);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.NOT_RUN)
                .hasSize(3)
                .allMatch(o -> o.reasons().equals(List.of("it needs the foundation, which is not there")));

        cloud.failing(template -> false, false);
        assertThat(deploy(SampleManifests.of(3)).outcomes()).allMatch(o -> o.result() == DeploymentResult.CREATED);
    }

    @Test
    void moreThanTheCapsAllowIsNotDeleted() {
        deploy(SampleManifests.of(100));

        DeploymentReport report = deploy(SampleManifests.of(94));

        assertThat(report.guarded()).isTrue();
        assertThat(report.count(DeploymentResult.NOT_RUN)).isEqualTo(6);
        assertThat(cloud.deleted).isEmpty();

        DeploymentReport allowed =
                deploy(SampleManifests.of(94), cloud, new DeploymentSettings(25, Optional.of(6), Set.of()));
        assertThat(allowed.guarded()).isFalse();
        assertThat(allowed.count(DeploymentResult.DELETED)).isEqualTo(6);
    }

    /** Fewer than five, but more than a tenth. */
    @Test
    void aTenthIsTheMostThatIsDeletedHoweverFewTheyAre() {
        deploy(SampleManifests.of(29));

        DeploymentReport report = deploy(SampleManifests.changed(SampleManifests.of(25)));

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(report.count(DeploymentResult.UPDATED)).isEqualTo(26);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.NOT_RUN)
                .hasSize(4)
                .allSatisfy(outcome -> assertThat(outcome.reasons())
                        .containsExactly("4 of 30 stacks would be deleted; --max-prune 4 allows it"));
        assertThat(cloud.deleted).isEmpty();

        assertThat(deploy(SampleManifests.of(26)).count(DeploymentResult.DELETED))
                .isEqualTo(3);
    }

    @Test
    void whatIsNotOursStays() {
        deploy(SampleManifests.of(20));
        cloud.put("relay-bootstrap", StackStatus.CREATE_COMPLETE, "roles", ours());
        cloud.put("relay-of-somebody", StackStatus.CREATE_COMPLETE, "x", Map.of());
        cloud.put("other-account-1", StackStatus.CREATE_COMPLETE, "x", Map.of(ResourceNames.PREFIX_TAG, "other"));
        cloud.put("other-name", StackStatus.CREATE_COMPLETE, "x", ours());

        deploy(SampleManifests.of(19));

        assertThat(cloud.deleted).containsExactly("relay-account-000000000019");
    }

    @Test
    void anEmptyManifestDeletesNothing() {
        deploy(SampleManifests.of(3));

        DeploymentReport report = deploy(new Manifest("relay", Map.of(), List.of(), List.of()));

        assertThat(report.outcomes()).isEmpty();
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void theFoundationIsProtectedFromDeletion() {
        cloud.put("relay-foundation", StackStatus.CREATE_COMPLETE, "foundation", ours());

        deploy(SampleManifests.of(1));

        assertThat(cloud.isProtected("relay-foundation")).isTrue();
    }

    /** The foundation is there all the same: the others can be made. */
    @Test
    void aFoundationThatCannotBeProtectedIsAFailureOfItsOwn() {
        cloud.protectionIsRefused = true;

        DeploymentReport report = deploy(SampleManifests.of(2));

        assertThat(report.outcomes().get(0))
                .isEqualTo(new Outcome(
                        "relay-foundation",
                        DeploymentResult.FAILED,
                        Optional.of("owner"),
                        List.of("termination protection cannot be turned on: not authorized")));
        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(2);
    }

    @Test
    void aPreviewSaysWhatIsDoneAndDoesNothing() {
        deploy(SampleManifests.of(29));
        cloud.put("relay-account-000000000001", StackStatus.UPDATE_IN_PROGRESS, "account 1", ours());
        cloud.put("relay-account-000000000002", StackStatus.UPDATE_ROLLBACK_FAILED, "account 2", ours());
        Manifest wanted = SampleManifests.changed(SampleManifests.of(27));
        int created = cloud.created.size();

        DeploymentReport report = deployment(wanted, cloud, settings()).preview();

        assertThat(report.dryRun()).isTrue();
        assertThat(report.outcomes())
                .extracting(Outcome::name, Outcome::result, Outcome::reasons)
                .contains(
                        tuple(
                                "relay-account-000000000001",
                                DeploymentResult.NOT_RUN,
                                List.of("somebody's operation would be waited for: UPDATE_IN_PROGRESS")),
                        tuple("relay-account-000000000002", DeploymentResult.FAILED, List.of("UPDATE_ROLLBACK_FAILED")),
                        tuple("relay-account-000000000003", DeploymentResult.UPDATED, List.of()),
                        tuple("relay-account-000000000028", DeploymentResult.DELETED, List.of()));
        assertThat(deployment(SampleManifests.of(9), cloud, settings())
                        .preview()
                        .outcomes())
                .filteredOn(outcome -> outcome.result() == DeploymentResult.NOT_RUN)
                .extracting(Outcome::reasons)
                .contains(List.of("20 of 30 stacks would be deleted; --max-prune 20 allows it"));
        assertThat(cloud.created).hasSize(created);
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void somebodyElsesOperationIsWaitedFor() {
        deploy(SampleManifests.of(3));
        cloud.othersUpdate("relay-account-000000000002");

        DeploymentReport report = deploy(SampleManifests.changed(SampleManifests.of(3)));

        assertThat(report.count(DeploymentResult.UPDATED)).isEqualTo(4);
    }

    @Test
    void onlySomeStacksAreDeployedAndNothingIsDeleted() {
        deploy(SampleManifests.of(3));

        DeploymentReport report = deploy(
                SampleManifests.changed(SampleManifests.of(2)),
                cloud,
                new DeploymentSettings(25, Optional.empty(), Set.of("relay-account-000000000001")));

        assertThat(report.outcomes()).hasSize(1);
        assertThat(report.count(DeploymentResult.UPDATED)).isEqualTo(1);
        assertThat(cloud.deleted).isEmpty();
    }

    @Test
    void whatCannotBeSeenIsNotTakenForAbsent() {
        Manifest manifest = SampleManifests.of(3);
        cloud.faults((call, random) -> InjectedFault.FAILED_BEFORE);

        assertThatThrownBy(() -> deploy(manifest)).isInstanceOf(RequestException.class);
        assertThat(cloud.created).isEmpty();
    }

    private static Map<String, String> ours() {
        return Map.of(ResourceNames.PREFIX_TAG, "relay");
    }

    private static DeploymentSettings settings() {
        return new DeploymentSettings(25, Optional.empty(), Set.of());
    }

    private DeploymentReport deploy(Manifest manifest) {
        return deploy(manifest, cloud, settings());
    }

    private DeploymentReport deploy(Manifest manifest, InMemoryCloudFormation cloud, DeploymentSettings settings) {
        return deployment(manifest, cloud, settings).run();
    }

    private Deployment deployment(Manifest manifest, InMemoryCloudFormation cloud, DeploymentSettings settings) {
        cloud.sleep(Duration.ofMinutes(1));
        return new Deployment(
                manifest,
                path -> path,
                settings,
                new DeploymentCalls(cloud, sets, sets, cloud, new Random(++runs)),
                Silence.PROGRESS);
    }
}

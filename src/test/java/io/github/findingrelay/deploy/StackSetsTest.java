package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Analyzers come and go by account and Region. */
class StackSetsTest {

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();
    private int runs;
    private Optional<Integer> maxPrune = Optional.of(9);

    @Test
    void analyzersAreMadeInEachRegionAndTheirRulesApplied() {
        DeploymentReport report = deploy(organization("v1", "eu-west-1", "us-east-1"));

        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(2);
        assertThat(sets.statuses("relay-analyzers"))
                .isEqualTo(Map.of(
                        List.of("111111111111", "eu-west-1"), "CURRENT",
                        List.of("111111111111", "us-east-1"), "CURRENT"));
        assertThat(sets.applied)
                .containsExactly("eu-west-1 relay-analyzers partner", "us-east-1 relay-analyzers partner");

        assertThat(deploy(organization("v1", "eu-west-1", "us-east-1")).count(DeploymentResult.UNCHANGED))
                .isEqualTo(2);
        assertThat(sets.applied).hasSize(2);
    }

    @Test
    void regionsComeAndGo() {
        deploy(organization("v1", "eu-west-1", "us-east-1"));

        DeploymentReport report = deploy(organization("v1", "eu-west-1", "ap-east-1"));

        assertThat(report.count(DeploymentResult.UPDATED)).isEqualTo(1);
        assertThat(sets.statuses("relay-analyzers").keySet())
                .containsExactlyInAnyOrder(List.of("111111111111", "eu-west-1"), List.of("111111111111", "ap-east-1"));
    }

    @Test
    void whereItFailsIsSaidAndTriedAgain() {
        sets.failing.add(List.of("111111111111", "us-east-1"));

        DeploymentReport report = deploy(organization("v1", "eu-west-1", "us-east-1"));

        assertThat(report.outcomes().get(0).reasons())
                .containsExactly("111111111111 in us-east-1 is OUTDATED: analyzer exists");

        sets.failing.clear();
        assertThat(deploy(organization("v1", "eu-west-1", "us-east-1")).count(DeploymentResult.UPDATED))
                .isEqualTo(1);
        assertThat(sets.statuses("relay-analyzers").values()).containsOnly("CURRENT");
    }

    @Test
    void whatCannotBeListedIsReportedWithEverythingElse() {
        sets.listingIsRefused = true;

        DeploymentReport report = deploy(organization("v1", "eu-west-1"));

        assertThat(report.count(DeploymentResult.CREATED)).isEqualTo(2);
        assertThat(report.outcomes().get(0).reasons())
                .containsExactly("stack sets that are left over cannot be listed: Access Denied");
    }

    @Test
    void anotherOperationIsWaitedFor() {
        deploy(organization("v1", "eu-west-1"));
        sets.somebodyOperates("relay-analyzers");

        assertThat(deploy(organization("v2", "eu-west-1")).count(DeploymentResult.UPDATED))
                .isEqualTo(1);
    }

    @Test
    void organizationalUnitsComeAndGoAndSuspendedAccountsAreLeftOut() {
        sets.members.put("ou-1", List.of("222222222222", "333333333333"));
        sets.members.put("ou-2", List.of("444444444444"));
        sets.suspended.add("333333333333");

        DeploymentReport report = deploy(units(List.of("ou-1"), "eu-west-1"));

        assertThat(report.count(DeploymentResult.FAILED)).isZero();
        assertThat(reasons(report)).contains("account 333333333333 is suspended and was left out");

        deploy(units(List.of("ou-2"), "eu-west-1", "us-east-1"));
        assertThat(sets.statuses("relay-analyzers-accounts").keySet())
                .containsExactlyInAnyOrder(List.of("444444444444", "eu-west-1"), List.of("444444444444", "us-east-1"));
    }

    @Test
    void setsThatTheTrustZoneAsksForNoMoreAreDeleted() {
        sets.members.put("ou-1", List.of("222222222222"));
        deploy(organization("v1", "eu-west-1"));

        DeploymentReport report = deploy(units(List.of("ou-1"), "eu-west-1"));

        assertThat(report.count(DeploymentResult.DELETED)).isEqualTo(1);
        assertThat(sets.names()).containsExactly("relay-analyzers-accounts");
        assertThat(deploy(organization("v1", "eu-west-1")).count(DeploymentResult.DELETED))
                .isEqualTo(1);
        assertThat(sets.names()).containsExactly("relay-analyzers");
    }

    /** One analyzer of a stack and two analyzers is more than a tenth. */
    @Test
    void analyzersCountAgainstTheCapsAndAreNamed() {
        deploy(organization("v1", "eu-west-1", "us-east-1"));
        maxPrune = Optional.empty();

        DeploymentReport kept = deploy(organization("v2", "eu-west-1", "ap-east-1"));

        assertThat(kept.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(kept.count(DeploymentResult.UPDATED)).isEqualTo(1);
        assertThat(reasons(kept))
                .containsExactly(
                        "1 of 3 stacks and analyzers would be deleted; --max-prune 1 allows it",
                        "the analyzer of account 111111111111 in us-east-1, with what was archived in it by hand");
        assertThat(sets.statuses("relay-analyzers")).hasSize(3);

        maxPrune = Optional.of(1);
        DeploymentReport deleted = deploy(organization("v2", "eu-west-1", "ap-east-1"));

        assertThat(deleted.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(reasons(deleted))
                .containsExactly("deleted: the analyzer of account 111111111111 in us-east-1, with what was archived in"
                        + " it by hand");
        assertThat(sets.statuses("relay-analyzers")).hasSize(2);
    }

    @Test
    void aWholeSetCountsByItsAnalyzers() {
        sets.members.put("ou-1", List.of("222222222222", "333333333333"));
        deploy(units(List.of("ou-1"), "eu-west-1", "us-east-1"));
        maxPrune = Optional.of(3);

        DeploymentReport kept = deploy(organization("v1", "eu-west-1"));

        assertThat(kept.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(reasons(kept)).contains("4 of 5 stacks and analyzers would be deleted; --max-prune 4 allows it");
        assertThat(sets.statuses("relay-analyzers-accounts")).hasSize(4);
        assertThat(sets.names()).hasSize(2);
    }

    @Test
    void unitsThatGoCountByTheirAccounts() {
        sets.members.put("ou-1", List.of("222222222222", "333333333333"));
        sets.members.put("ou-2", List.of("444444444444"));
        deploy(units(List.of("ou-1", "ou-2"), "eu-west-1"));
        maxPrune = Optional.of(1);

        assertThat(reasons(deploy(units(List.of("ou-2"), "eu-west-1"))))
                .contains("2 of 4 stacks and analyzers would be deleted; --max-prune 2 allows it");
        assertThat(sets.statuses("relay-analyzers-accounts")).hasSize(3);
    }

    /** Its stack failed; the failure would keep it for ever. */
    @Test
    void anAnalyzerThatIsNotCurrentCanGo() {
        deploy(organization("v1", "eu-west-1", "us-east-1"));
        sets.failing.add(List.of("111111111111", "us-east-1"));
        deploy(organization("v2", "eu-west-1", "us-east-1"));

        assertThat(deploy(organization("v2", "eu-west-1")).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sets.statuses("relay-analyzers")).hasSize(1);
    }

    @Test
    void aPreviewCountsThemToo() {
        deploy(organization("v1", "eu-west-1", "us-east-1"));
        maxPrune = Optional.empty();

        DeploymentReport report = deployment(organization("v1", "eu-west-1")).preview();

        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(reasons(report)).contains("1 of 3 stacks and analyzers would be deleted; --max-prune 1 allows it");
        assertThat(sets.statuses("relay-analyzers")).hasSize(2);
    }

    @Test
    void aSetOfAnotherNameStaysWhateverItsDescription() {
        sets.put("relay-analyzers-of-somebody", CallAs.SELF, "sha256:1", Map.of(), List.of());

        deploy(organization("v1", "eu-west-1"));

        assertThat(sets.names()).contains("relay-analyzers-of-somebody");
    }

    private static List<String> reasons(DeploymentReport report) {
        return report.outcomes().stream()
                .flatMap(outcome -> outcome.reasons().stream())
                .toList();
    }

    static StackSet analyzers() {
        return analyzers("v1", "eu-west-1", "us-east-1");
    }

    static StackSet analyzers(String version, String... regions) {
        return new StackSet(
                "relay-analyzers",
                "stack-sets/analyzers.yaml",
                "sha256:" + version,
                PermissionModel.SELF_MANAGED,
                CallAs.SELF,
                List.of("111111111111"),
                List.of(),
                List.of(regions),
                new OperationPreferences(true, List.of(regions), 100, 100));
    }

    private static Manifest organization(String version, String... regions) {
        return with(analyzers(version, regions));
    }

    private static Manifest units(List<String> units, String... regions) {
        return with(set(units, regions));
    }

    /** In eu-west-1. */
    static StackSet units(List<String> units) {
        return set(units, "eu-west-1");
    }

    private static StackSet set(List<String> units, String... regions) {
        return new StackSet(
                "relay-analyzers-accounts",
                "stack-sets/analyzers-accounts.yaml",
                "sha256:v1",
                PermissionModel.SERVICE_MANAGED,
                CallAs.DELEGATED_ADMIN,
                List.of(),
                units,
                List.of(regions),
                new OperationPreferences(false, List.of(regions), 25, 10));
    }

    private static Manifest with(StackSet set) {
        return new Manifest("relay", Map.of(), SampleManifests.of(0).stacks(), List.of(set));
    }

    private DeploymentReport deploy(Manifest manifest) {
        return deployment(manifest).run();
    }

    private Deployment deployment(Manifest manifest) {
        cloud.sleep(Duration.ofMinutes(1));
        return new Deployment(
                manifest,
                path -> path.equals("foundation") ? path : AnalyzerRepairTest.template("partner", "444455556666"),
                new DeploymentSettings(25, maxPrune, Set.of()),
                new DeploymentCalls(cloud, sets, sets, cloud, new Random(++runs)),
                Silence.PROGRESS);
    }
}

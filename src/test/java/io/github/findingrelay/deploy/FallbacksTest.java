package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.deploy.Untold.Instead;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.SampleOrganizations;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generate.FileTree;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the foundation is changed, and what it says then. */
@BesideOthers
class FallbacksTest {

    private static final String FOUNDATION = "relay-foundation";
    private static final Map<String, String> TAGS = Map.of(ResourceNames.PREFIX_TAG, "relay");
    private static final String FIFTH = "relay-account-200000000004";

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(3));
    private final List<String> changes = new ArrayList<>();
    private Map<String, String> before = Map.of();

    @TempDir
    private Path folder;

    @Test
    void accountsThatAreAddedComeBeforeTheFoundationWhichChangesOnce() throws IOException {
        deployed(3, "");

        DeploymentReport report = deploy(5, "");

        assertThat(changes).containsExactly("relay-account-200000000003", FIFTH, FOUNDATION);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report.untold()).isEmpty();
    }

    @Test
    void nothingChangedLooksAtNoTemplate() throws IOException {
        deployed(5, "");

        DeploymentReport report = deploy(5, "");

        assertThat(report.calls()).isLessThanOrEqualTo(3);
        assertThat(changes).isEmpty();
    }

    @Test
    void anAccountWhoseStackFailsStaysWithTheFallback() throws IOException {
        deployed(3, "");
        cloud.failing((name, template) -> name.equals(FIFTH), false);

        DeploymentReport report = deploy(5, "");

        assertThat(excluded()).contains("200000000003").doesNotContain("200000000004");
        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(report.untold())
                .containsExactly(new Untold("200000000004", Optional.of("payments"), Instead.FALLBACK));
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.name().equals(FOUNDATION))
                .extracting(Outcome::result, Outcome::reasons)
                .containsExactly(tuple(
                        DeploymentResult.NOT_RUN,
                        List.of("its template is one in between, until everything that it needs is deployed")));

        changes.clear();
        assertThat(deploy(5, "").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(changes).isEmpty();

        cloud.failing(template -> false, false);
        assertThat(deploy(5, "").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(changes).containsExactly(FIFTH, FOUNDATION);
        assertThat(excluded()).contains("200000000004");
    }

    @Test
    void theReportAndThePreviewSayWhatBecomesOfTheKey() throws IOException {
        deployed(3, "");
        String plain = SampleOrganizations.accounts(3, "encryption: false");

        assertThat(ofFoundation(deployment(plain).preview())).anyMatch(said -> said.contains("key stays"));
        assertThat(ofFoundation(deployment(plain).run())).hasSize(1).allMatch(said -> said.contains("key stays"));
        assertThat(changes).endsWith(FOUNDATION, FOUNDATION);
        assertThat(ofFoundation(deployment(plain).run())).isEmpty();
        assertThat(ofFoundation(deploy(3, ""))).isEmpty();
    }

    private static List<String> ofFoundation(DeploymentReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.name().equals(FOUNDATION))
                .flatMap(outcome -> outcome.reasons().stream())
                .toList();
    }

    /** Whatever owner has them, the foundation says the same: it changes all the same, and back. */
    @Test
    void accountsThatMoveAreTakenByTheFallbackMeanwhile() throws IOException {
        deployed(SampleOrganizations.accounts(4, "routing: owner"));
        String moved = movedAccounts();

        DeploymentReport preview = deployment(moved).preview();
        assertThat(preview.outcomes())
                .filteredOn(outcome -> outcome.name().equals(FOUNDATION))
                .extracting(Outcome::result, outcome -> outcome.reasons().size())
                .containsExactly(tuple(DeploymentResult.UPDATED, 1));
        assertThat(changes).isEmpty();

        deployment(moved).run();

        assertThat(changes).hasSize(4).startsWith(FOUNDATION).endsWith(FOUNDATION);
        assertThat(cloud.inEffect()).isEqualTo(templates(moved));
    }

    @Test
    void onlyTheStackThatLosesAnAccountIsNotDeployed() throws IOException {
        deployed(SampleOrganizations.accounts(4, "routing: owner"));
        String moved = movedAccounts();

        DeploymentReport preview =
                deployment(moved, Set.of("relay-owner-security")).preview();
        assertThat(preview.count(DeploymentResult.NOT_RUN)).isEqualTo(1);

        DeploymentReport report =
                deployment(moved, Set.of("relay-owner-security")).run();

        assertThat(report.outcomes())
                .extracting(Outcome::name, Outcome::result, Outcome::reasons)
                .containsExactly(
                        tuple(
                                "relay-owner-security",
                                DeploymentResult.NOT_RUN,
                                List.of(
                                        "findings could reach nobody meanwhile: relay-foundation has to change first, so deploy that, too")));
        assertThat(report.exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(changes).isEmpty();
    }

    /** What a failed rollback has left half done has the digest that it should have, and no more. */
    @Test
    void aFoundationThatIsStuckIsFailedWhateverItsDigestIs() throws IOException {
        deployed(3, "");
        cloud.put(FOUNDATION, StackStatus.UPDATE_ROLLBACK_FAILED, deployedFoundation(), TAGS);

        DeploymentReport report = deploy(3, "");

        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.name().equals(FOUNDATION))
                .extracting(Outcome::result)
                .containsExactly(DeploymentResult.FAILED);
        assertThat(changes).isEmpty();
    }

    @Test
    void aFoundationThatHasLostItsTagsIsAdoptedWithThem() throws IOException {
        deployed(3, "");
        cloud.put(FOUNDATION, StackStatus.UPDATE_COMPLETE, deployedFoundation(), Map.of());
        String accounts = SampleOrganizations.accounts(3, "");

        assertThat(deployment(accounts).run().exitCode()).isEqualTo(ExitCode.GUARDED);
        assertThat(adopting(accounts).run().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(deployment(accounts).run().exitCode()).isEqualTo(ExitCode.DONE);
    }

    /** Templates of older versions have it, and people may write it. */
    @Test
    void theVersionOfTheFormatMakesNoDifference() throws IOException {
        String moved = movedAccounts();
        deployed(SampleOrganizations.accounts(4, "routing: owner"));
        String versioned = "AWSTemplateFormatVersion: \"2010-09-09\"\n" + deployedFoundation();
        cloud.put(FOUNDATION, StackStatus.UPDATE_COMPLETE, versioned, TAGS);
        before = cloud.inEffect();

        deployment(moved).run();

        assertThat(changes).hasSize(4).startsWith(FOUNDATION).endsWith(FOUNDATION);
    }

    @Test
    void whereNobodyKnowsWhatIsDeployedTheFallbackTakesEverybodyMeanwhile() throws IOException {
        deployed(SampleOrganizations.accounts(4, "routing: owner"));
        String strange = deployedFoundation() + "Parameters: {Strange: {Type: String, Default: one}}\n";
        cloud.put(FOUNDATION, StackStatus.UPDATE_COMPLETE, strange, TAGS);
        before = cloud.inEffect();
        cloud.failing((name, template) -> name.startsWith("relay-owner"), false);

        deployment(movedAccounts()).run();

        assertThat(changes).startsWith(FOUNDATION);
        assertThat(excluded()).isEmpty();
    }

    private String deployedFoundation() {
        return cloud.inEffect().getOrDefault(FOUNDATION, "");
    }

    private static String movedAccounts() {
        return SampleOrganizations.accounts(4, "routing: owner")
                .replace("account-1, owner: security", "account-1, owner: payments");
    }

    private Set<String> excluded() {
        return FallbackTemplate.read(cloud.inEffect().getOrDefault(FOUNDATION, ""))
                .orElseThrow()
                .excluded();
    }

    private void deployed(int accounts, String notifications) throws IOException {
        deployed(SampleOrganizations.accounts(accounts, notifications));
    }

    private void deployed(String accounts) throws IOException {
        deployment(accounts).run();
        before = cloud.inEffect();
        cloud.onChange(this::noteChange);
    }

    private void noteChange() {
        Map<String, String> now = cloud.inEffect();
        now.forEach((name, template) -> {
            if (!template.equals(before.get(name))) {
                changes.add(name);
            }
        });
        before = now;
    }

    private DeploymentReport deploy(int accounts, String notifications) throws IOException {
        return deployment(SampleOrganizations.accounts(accounts, notifications)).run();
    }

    private Deployment deployment(String accounts) throws IOException {
        return deployment(accounts, Set.of());
    }

    private Deployment deployment(String accounts, Set<String> only) throws IOException {
        return deployment(accounts, new DeploymentSettings(1, Optional.empty(), only));
    }

    private Deployment adopting(String accounts) throws IOException {
        return deployment(
                accounts, new DeploymentSettings(1, Optional.empty(), Set.of(), Set.of(FOUNDATION), Optional.empty()));
    }

    private Deployment deployment(String accounts, DeploymentSettings settings) throws IOException {
        cloud.sleep(Duration.ofMinutes(1));
        Map<String, String> files = files(accounts);
        InMemoryStackSets sets = new InMemoryStackSets();
        return new Deployment(
                manifest(accounts),
                path -> files.getOrDefault(path, ""),
                settings,
                new DeploymentCalls(cloud, sets, sets, cloud, new Random(cloud.calls())),
                Silence.PROGRESS);
    }

    private Map<String, String> templates(String accounts) throws IOException {
        Map<String, String> files = files(accounts);
        Map<String, String> templates = new TreeMap<>();
        for (Stack stack : manifest(accounts).stacks()) {
            templates.put(stack.name(), files.getOrDefault(stack.template(), ""));
        }
        return templates;
    }

    /** Without stack sets. */
    private Manifest manifest(String accounts) throws IOException {
        Manifest all = workspace(accounts).render().manifest();
        return new Manifest(all.stackPrefix(), all.tags(), all.stacks(), List.of());
    }

    private Map<String, String> files(String accounts) throws IOException {
        FileTree tree = workspace(accounts).tree();
        Map<String, String> files = new TreeMap<>();
        tree.files().forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return files;
    }

    private Workspace workspace(String accounts) throws IOException {
        return Workspace.of(accounts.replaceFirst("notifications:", "stackPrefix: relay\nnotifications:"), folder);
    }
}

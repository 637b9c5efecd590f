package io.github.findingrelay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.SampleAnalyzers;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.diagnostic.Display;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of organizations in different states. */
class DoctorTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures/doctor");
    private static final String ADMIN = "111111111111";

    private final InMemoryPrerequisites aws = new InMemoryPrerequisites();

    @BeforeEach
    void setUpEverything() {
        aws.managementAccount = Optional.of("999999999999");
        aws.trusted.addAll(List.of(
                "access-analyzer.amazonaws.com",
                "securityhub.amazonaws.com",
                "member.org.stacksets.cloudformation.amazonaws.com"));
        aws.trusted.forEach(service -> aws.delegated.put(service, Set.of(ADMIN)));
        aws.roles.addAll(List.of(
                "AWSServiceRoleForAccessAnalyzer",
                "finding-relay-plan",
                "finding-relay-watch",
                "finding-relay-remind",
                "finding-relay-deploy",
                "finding-relay-cloudformation",
                "finding-relay-stack-sets",
                "finding-relay-stack-set-execution"));
        aws.providers.add("token.actions.githubusercontent.com");
        aws.hubs.addAll(List.of("eu-west-1", "us-east-1", "us-west-2"));
        aws.administers = true;
        aws.aggregator = Optional.of(new FindingAggregator(
                "arn:aws:securityhub:eu-west-1:111111111111:finding-aggregator/a1",
                "eu-west-1",
                "ALL_REGIONS",
                Set.of()));
        aws.regions.addAll(aws.hubs);
        for (Quota quota : Quota.values()) {
            aws.quotas.put(quota, quota.standard());
        }
        aws.quotas.put(Quota.RULES_PER_BUS, 1000);
        aws.slack.add("T0AB12CD3");
        aws.teams.add("0a1b2c3d-0000-4000-8000-000000000001/0a1b2c3d-0000-4000-8000-000000000002");
    }

    @Test
    void aHealthyOrganizationIsHealthy() {
        assertGolden("healthy");
        assertThat(exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whereNothingIsSetUpEachLineSaysWhatMendsIt() {
        InMemoryPrerequisites empty = new InMemoryPrerequisites();
        empty.regions.add("eu-west-1");
        empty.regions.add("eu-north-1");
        List<Precondition> all = examine(empty);
        assertGolden("empty", all);
        assertThat(DoctorCommand.exitCode(all)).isEqualTo(ExitCode.DIFFERS);
    }

    @Test
    void whatIsDeniedIsUnknown() {
        aws.denies = true;
        assertGolden("denied");
        assertThat(exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void withOtherCredentialsNothingElseIsLookedAt() {
        aws.account = "222222222222";
        assertThat(examine(aws)).hasSize(1).allMatch(item -> item.state() == Verdict.FAIL);
    }

    @Test
    void analyzersOfOthersAreInTheWay() {
        aws.analyzers.add(SampleAnalyzers.leftBehind(new AccountRegion(ADMIN, "us-east-1")));
        assertThat(problems()).singleElement().satisfies(item -> {
            assertThat(item.state()).isEqualTo(Verdict.FAIL);
            assertThat(item.found()).isEqualTo("ACCOUNT cm-access-analyzer in us-east-1");
            assertThat(item.remedy()).isEqualTo("./relay analyzers delete --organization --name cm-access-analyzer");
        });
    }

    @Test
    void anAggregatorElsewhereIsNoUse() {
        aws.aggregator = Optional.of(new FindingAggregator("arn", "us-west-2", "ALL_REGIONS", Set.of()));
        assertThat(problems())
                .singleElement()
                .satisfies(item -> assertThat(item.found()).isEqualTo("they come to us-west-2"));
    }

    @Test
    void aLinkIsAddedWithoutTakingOthersAway() {
        aws.aggregator = Optional.of(
                new FindingAggregator("arn", "eu-west-1", "ALL_REGIONS_EXCEPT_SPECIFIED", Set.of("us-east-1", "a")));
        assertThat(problems())
                .singleElement()
                .satisfies(item -> assertThat(item.remedy())
                        .endsWith("--region-linking-mode ALL_REGIONS_EXCEPT_SPECIFIED --regions a"));
    }

    @Test
    void aMemberOfAnotherAdministratorIsNone() {
        aws.hubAdministrator = Optional.of("333333333333");
        assertThat(problems())
                .singleElement()
                .satisfies(item -> assertThat(item.found()).isEqualTo("its administrator is account 333333333333"));
    }

    @Test
    void anotherAdministratorOfAccessAnalyzerIsNamedWithTheChoices() {
        aws.delegated.put("access-analyzer.amazonaws.com", Set.of("444455556666"));
        assertThat(problems()).singleElement().satisfies(item -> {
            assertThat(item.found()).isEqualTo("account 444455556666 administers it");
            assertThat(item.remedy())
                    .startsWith("accounts.yaml: analyzers: {trustZone: none}")
                    .contains("deregister-delegated-administrator --account-id 444455556666")
                    .contains("register-delegated-administrator --account-id 111111111111");
        });
    }

    @Test
    void anIntegrationThatIsSwitchedOffIsNamed() {
        aws.withoutIntegration.add("us-east-1");
        assertThat(problems()).singleElement().satisfies(item -> {
            assertThat(item.found()).isEqualTo("it is switched off in us-east-1");
            assertThat(item.remedy())
                    .contains("enable-import-findings-for-product")
                    .contains("arn:aws:securityhub:${region}::product/aws/access-analyzer");
        });
    }

    @Test
    void theNewSecurityHubAloneIsNoUse() {
        aws.hubs.remove("us-east-1");
        aws.newHubs.add("us-east-1");
        assertThat(problems())
                .singleElement()
                .satisfies(item -> assertThat(item.found())
                        .isEqualTo("it is not in us-east-1; only the new Security Hub is in us-east-1, to which Access"
                                + " Analyzer sends nothing"));
    }

    @Test
    void whatWasFoundBeforeItsRegionWasLinkedIsMissed() {
        aws.findings.put("us-east-1", Set.of("before", "after"));
        aws.findings.put("eu-west-1", Set.of("after", "own"));
        assertThat(problems()).singleElement().satisfies(item -> {
            assertThat(item.found()).isEqualTo("1 of us-east-1 are not there, for example before");
            assertThat(item.remedy()).startsWith("for region in us-east-1; do aws securityhub get-findings");
        });
    }

    @Test
    void findingsOfUnusedAccessComeFromALinkedRegionOrNotAtAll(@TempDir Path folder) throws IOException {
        Workspace unused = Workspace.of(
                Files.readString(FIXTURES.resolve("accounts.yaml"))
                        .replace("notifications:", "notifications:\n  unusedAccess: true"),
                folder);
        assertThat(examine(aws, unused))
                .filteredOn(item -> item.state() == Verdict.WARN)
                .anyMatch(item ->
                        item.found().equals("account 111111111111 has no active unused-access analyzer of its own"));

        aws.analyzers.add(SampleAnalyzers.of(
                new AccountRegion(ADMIN, "us-west-2"),
                "unused",
                "ORGANIZATION_UNUSED_ACCESS",
                Optional.empty(),
                Map.of()));
        aws.aggregator =
                Optional.of(new FindingAggregator("arn", "eu-west-1", "SPECIFIED_REGIONS", Set.of("us-east-1")));
        assertThat(examine(aws, unused))
                .filteredOn(item -> item.state() == Verdict.FAIL)
                .singleElement()
                .satisfies(item -> assertThat(item.found()).isEqualTo("those of unused in us-west-2 do not"));
    }

    private List<Precondition> problems() {
        return examine(aws).stream()
                .filter(item -> item.state() == Verdict.FAIL || item.state() == Verdict.UNKNOWN)
                .toList();
    }

    private ExitCode exitCode() {
        return DoctorCommand.exitCode(examine(aws));
    }

    private void assertGolden(String name) {
        assertGolden(name, examine(aws));
    }

    private static void assertGolden(String name, List<Precondition> all) {
        DoctorReport report = new DoctorReport(all);
        Golden.assertMatches(FIXTURES.resolve(name + ".txt"), report.text(Display.PLAIN));
        Golden.assertMatches(FIXTURES.resolve(name + ".md"), report.markdown());
        Golden.assertMatches(FIXTURES.resolve(name + ".json"), report.json());
        Golden.assertMatches(FIXTURES.resolve(name + "-80.txt"), report.text(new Display(80, false)));
    }

    private static List<Precondition> examine(InMemoryPrerequisites aws) {
        return examine(aws, new Workspace(FIXTURES));
    }

    private static List<Precondition> examine(InMemoryPrerequisites aws, Workspace workspace) {
        return new Doctor(workspace.organization(), aws, new RequestBudget(new SystemTime(), new Random(1))).examine();
    }
}

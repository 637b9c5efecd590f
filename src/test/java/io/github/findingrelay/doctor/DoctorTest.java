package io.github.findingrelay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.SampleAnalyzers;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.doctor.Precondition.Verdict;
import io.github.findingrelay.doctor.Prerequisites.FindingAggregator;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.SystemTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void aWellOrganizationIsWell() {
        assertGolden("well");
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
        Golden.assertMatches(FIXTURES.resolve(name + ".txt"), report.text(false));
        Golden.assertMatches(FIXTURES.resolve(name + ".md"), report.markdown());
        Golden.assertMatches(FIXTURES.resolve(name + ".json"), report.json());
        // Everything but commands fits on a screen.
        assertThat(Stream.of(report.text(false).split("\n", -1)).filter(line -> !line.contains("mend: ")))
                .allMatch(line -> line.length() <= 100);
    }

    private static List<Precondition> examine(InMemoryPrerequisites aws) {
        return new Doctor(
                        new Workspace(FIXTURES).organization(), aws, new RequestBudget(new SystemTime(), new Random(1)))
                .examine();
    }
}

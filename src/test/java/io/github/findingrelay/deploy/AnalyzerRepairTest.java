package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.StackSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody changes analyzers behind CloudFormation's back, and the next deployment puts them right. */
class AnalyzerRepairTest {

    private static final String NAME = "relay-analyzers";
    private static final String HERE = "analyzer relay-analyzers of account 111111111111 in eu-west-1";
    private static final AnalyzerRule STRANGE = rule("quiet", "resource", "arn:");

    private final InMemoryCloudFormation cloud = new InMemoryCloudFormation(new Random(1));
    private final InMemoryStackSets sets = new InMemoryStackSets();
    private final List<String> said = new ArrayList<>();
    private String template = template("partner", "444455556666");
    private int runs;

    @BeforeEach
    void deployed() {
        assertThat(deploy().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sets.applied).hasSize(2);
        assertThat(deploy().count(DeploymentResult.UPDATED)).isZero();
        assertThat(sets.applied).hasSize(2);
        assertThat(sets.written).isEmpty();
    }

    @Test
    void anAnalyzerThatSomebodyHasDeletedIsMadeAgain() {
        sets.somebodyDeletes("eu-west-1", NAME);

        assertThat(preview())
                .containsExactly(
                        HERE + " does not exist, although its stack does: nothing is found there; would be made again");
        assertThat(sets.exists("eu-west-1", NAME)).isFalse();

        assertThat(reasons(deploy()))
                .containsExactly(HERE + " was gone: made again; what had been archived in it by hand is told again");
        assertThat(said).singleElement().asString().startsWith(HERE + " does not exist");
        assertThat(sets.at("eu-west-1", NAME).type).isEqualTo("ORGANIZATION");
        assertThat(sets.at("eu-west-1", NAME).rules).containsOnlyKeys("partner");
        assertThat(sets.at("eu-west-1", NAME).tags).containsEntry("finding-relay:prefix", "relay");
        // A new analyzer's rules are there before its findings.
        assertThat(sets.applied).hasSize(2);
        assertHealthy();
    }

    @Test
    void theNextChangeOfTheSetFindsTheAnalyzerThatCloudFormationBelievesIn() {
        sets.somebodyDeletes("eu-west-1", NAME);
        template = template("carrier", "444455556666");

        DeploymentReport report = deploy(analyzers("v2"));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sets.at("eu-west-1", NAME).rules).containsOnlyKeys("carrier");
        assertThat(sets.applied).hasSize(4).endsWith("us-east-1 relay-analyzers carrier");
    }

    @Test
    void aStrangersArchiveRuleIsTakenAwayAfterSayingSo() {
        sets.at("us-east-1", NAME).rules.put("quiet", STRANGE);
        sets.archivedFindings = 7;

        List<String> reasons = reasons(deploy());

        assertThat(said)
                .containsExactly(
                        "analyzer relay-analyzers of account 111111111111 in us-east-1 has an archive rule that"
                                + " is not ours, 'quiet': it hides what has resource that contains arn:; it is removed now");
        assertThat(reasons)
                .singleElement()
                .asString()
                .startsWith("archive rule 'quiet' of analyzer relay-analyzers of account 111111111111 in us-east-1 was"
                        + " not ours: removed; 7 archived findings match it")
                .contains("./relay findings reopen");
        assertThat(sets.at("us-east-1", NAME).rules).containsOnlyKeys("partner");
        assertHealthy();
    }

    @Test
    void aRuleWhoseFilterSomebodyHasWidenedIsGivenItsOwnAgainAndApplied() {
        sets.at("us-east-1", NAME).rules.put("partner", rule("partner", "resourceType", "AWS::S3::Bucket"));

        assertThat(reasons(deploy()))
                .first()
                .asString()
                .startsWith("archive rule 'partner' of analyzer relay-analyzers of account 111111111111 in us-east-1"
                        + " had another filter: given its own again");
        assertThat(sets.at("us-east-1", NAME).rules.get("partner").filter())
                .extracting(Criterion::key)
                .containsExactly("resourceOwnerAccount", "principal.AWS");
        assertThat(sets.applied).hasSize(3);
        assertHealthy();
    }

    @Test
    void theOrderOfCriteriaAndValuesIsNobodysChange() {
        sets.at("us-east-1", NAME).rules.replaceAll((name, rule) -> {
            List<Criterion> turned = new ArrayList<>(rule.filter());
            Collections.reverse(turned);
            return new AnalyzerRule(name, turned);
        });

        assertHealthy();
    }

    @Test
    void aRuleThatSomebodyHasDeletedIsMadeAgain() {
        sets.at("us-east-1", NAME).rules.clear();

        assertThat(reasons(deploy())).first().asString().contains("'partner'", "was gone: made again");
        assertThat(sets.applied).hasSize(3);
        assertHealthy();
    }

    @Test
    void anAnalyzerThatFailedIsMadeAgainButADisabledOneIsForAPerson() {
        sets.at("eu-west-1", NAME).status = "FAILED";
        sets.at("us-east-1", NAME).status = "DISABLED";
        sets.at("us-east-1", NAME).reason = "DELEGATED_ADMINISTRATOR_DEREGISTERED";

        DeploymentReport report = deploy();

        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(reasons(report))
                .anyMatch(reason -> reason.equals(HERE + " had failed: deleted and made again"))
                .anyMatch(reason -> reason.contains("is not active (DISABLED, DELEGATED_ADMINISTRATOR_DEREGISTERED)")
                        && reason.contains("./relay doctor"));
        assertThat(sets.written).containsExactly("eu-west-1 delete " + NAME, "eu-west-1 create " + NAME);
    }

    @Test
    void oneThatIsBeingMadeIsLeftAlone() {
        sets.at("us-east-1", NAME).status = "CREATING";

        assertThat(deploy().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(deployment(analyzers("v1"), sets).preview().exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(sets.written).isEmpty();
    }

    @Test
    void anotherAnalyzerOfItsNameIsNotDeleted() {
        sets.at("eu-west-1", NAME).type = "ACCOUNT_UNUSED_ACCESS";

        assertThat(deploy().exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(sets.written).isEmpty();
    }

    @Test
    void aRegionThatIsDeniedKeepsNoOtherFromBeingRepaired() {
        sets.denied.add("eu-west-1 *");
        sets.at("us-east-1", NAME).rules.put("quiet", STRANGE);

        DeploymentReport report = deploy();

        assertThat(report.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(reasons(report))
                .anyMatch(reason -> reason.startsWith(HERE + " cannot be looked at: not authorized"))
                .anyMatch(reason -> reason.startsWith("archive rule 'quiet'"));
        assertThat(sets.at("us-east-1", NAME).rules).containsOnlyKeys("partner");
    }

    @Test
    void rulesThatCouldNotBeAppliedAreAppliedByTheNextDeployment() {
        sets.denied.add("us-east-1 apply");
        template = template("carrier", "444455556666");
        assertThat(deploy(analyzers("v2")).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(sets.applied).hasSize(3);
        sets.denied.clear();

        DeploymentReport report = deploy(analyzers("v2"));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(reasons(report))
                .containsExactly("analyzer relay-analyzers of account 111111111111 in us-east-1: its archive rules are"
                        + " applied to the findings that are there");
        assertThat(sets.applied).hasSize(4);
        assertThat(deploy(analyzers("v2")).count(DeploymentResult.UPDATED)).isZero();
    }

    @Test
    void whereItCannotBeWrittenDownTheFindingsSayWhetherRulesHaveToBeApplied() {
        sets.denied.add("us-east-1 tag");
        sets.at("us-east-1", NAME).tags.clear();

        assertThat(deploy().count(DeploymentResult.UPDATED)).isZero();
        assertThat(sets.applied).hasSize(2);

        sets.activeFindings = 1;
        assertThat(deploy().count(DeploymentResult.UPDATED)).isEqualTo(1);
        assertThat(sets.applied).hasSize(3);
    }

    /** CloudFormation has something to do first, or would not know of what was made. */
    @Test
    void whereTheStackIsNotAsItShouldBeNothingIsMadeBehindItsBack() {
        InMemoryStackSets other = new InMemoryStackSets();
        other.failing.add(List.of("111111111111", "eu-west-1"));

        assertThat(deploy(analyzers("v1"), other).exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(deploy(analyzers("v1"), other).exitCode()).isEqualTo(ExitCode.FAILED);

        assertThat(other.written).isEmpty();
        assertThat(other.applied).containsExactly("us-east-1 relay-analyzers partner");
    }

    /** The management account's, and those of members: not ours to look into, and never called healthy in silence. */
    @Test
    void whatTheCredentialsDoNotReachIsSaid() {
        InMemoryStackSets other = new InMemoryStackSets();
        other.members.put("ou-1", List.of("111111111111", "222222222222", "333333333333"));
        StackSet units = StackSetsTest.units(List.of("ou-1"));
        String beyond = "has analyzers in 2 other accounts that were not looked at, nor were their archive rules: these"
                + " credentials do not reach them";
        deploy(units, other);

        assertThat(reasons(deploy(units, other))).containsExactly(beyond);
        assertThat(reasons(deployment(units, other).preview())).containsExactly(beyond);

        other.somebodyDeletes("eu-west-1", NAME);
        assertThat(reasons(deploy(units, other))).hasSize(2).last().isEqualTo(beyond);
        assertThat(other.exists("eu-west-1", NAME)).isTrue();
    }

    @Test
    void theLookCostsTwoCallsForEachAnalyzer() {
        int before = sets.analyzerCalls();
        deploy();
        assertThat(sets.analyzerCalls() - before).isEqualTo(4);
    }

    private void assertHealthy() {
        said.clear();
        assertThat(deploy().count(DeploymentResult.UPDATED)).isZero();
        assertThat(said).isEmpty();
        assertThat(preview()).isEmpty();
    }

    private List<String> preview() {
        return reasons(deployment(analyzers("v1"), sets).preview());
    }

    private static List<String> reasons(DeploymentReport report) {
        return report.outcomes().stream()
                .flatMap(outcome -> outcome.reasons().stream())
                .toList();
    }

    private DeploymentReport deploy() {
        return deploy(analyzers("v1"));
    }

    private DeploymentReport deploy(StackSet set) {
        return deploy(set, sets);
    }

    private DeploymentReport deploy(StackSet set, InMemoryStackSets on) {
        cloud.sleep(Duration.ofMinutes(1));
        return deployment(set, on).run();
    }

    private Deployment deployment(StackSet set, InMemoryStackSets on) {
        return new Deployment(
                new Manifest("relay", Map.of(), SampleManifests.of(0).stacks(), List.of(set)),
                path -> path.equals("foundation") ? path : template,
                new DeploymentSettings(25, Optional.empty(), Set.of()),
                new DeploymentCalls(cloud, on, on, cloud, new Random(++runs)),
                new DeploymentListener() {
                    @Override
                    public void ended(Outcome outcome) {}

                    @Override
                    public void inFlight(List<String> names) {}

                    @Override
                    public void saying(String what) {
                        said.add(what);
                    }
                });
    }

    private static StackSet analyzers(String version) {
        return StackSetsTest.analyzers(version, "eu-west-1", "us-east-1");
    }

    private static AnalyzerRule rule(String name, String key, String part) {
        return new AnalyzerRule(
                name, List.of(new Criterion(key, List.of(), List.of(), List.of(part), Optional.empty())));
    }

    static String template(String rule, String principal) {
        return """
            Resources:
              Analyzer:
                Type: AWS::AccessAnalyzer::Analyzer
                Properties:
                  AnalyzerName: "relay-analyzers"
                  Type: ORGANIZATION
                  ArchiveRules:
                    - RuleName: "%s"
                      Filter:
                        - Property: "resourceOwnerAccount"
                          Eq:
                            - "222222222222"
                        - Property: "principal.AWS"
                          Eq:
                            - "%s"
            """.formatted(rule, principal);
    }
}

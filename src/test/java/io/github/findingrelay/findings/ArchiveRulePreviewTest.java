package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveRulePreviewTest {

    private static final String ADMIN = InMemoryFindings.ADMIN;
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1");

    @TempDir
    Path workspace;

    private final InMemoryFindings cloud = new InMemoryFindings(new Random(1));
    private final List<ExistingAnalyzer> analyzers = new ArrayList<>();

    @BeforeEach
    void findings() {
        for (String region : REGIONS) {
            ExistingAnalyzer analyzer = cloud.analyzer(ADMIN, region, "relay-analyzers", "ORGANIZATION");
            analyzers.add(analyzer);
            bucket(analyzer, "0", "222233334444");
            bucket(analyzer, "24", "222233334444");
            bucket(analyzer, "30", "222233334444");
            bucket(analyzer, "1", "333344445555");
            cloud.put(analyzer, "role-" + region, resource(2), "AWS::IAM::Role", "333344445555");
        }
    }

    private void bucket(ExistingAnalyzer analyzer, String number, String owner) {
        cloud.put(
                analyzer,
                analyzer.place().region() + number,
                "arn:aws:s3:::bucket-" + number,
                "AWS::S3::Bucket",
                owner);
    }

    @Test
    void aRuleOfMoreValuesThanAFilterTakesIsAskedInParts() throws IOException {
        Organization organization = organization();
        ArchiveRulePreview preview = preview(organization);
        ArchiveRule rule = organization.archiveRules().get(0);

        FindingsReading hidden = preview.hidden(rule);

        assertThat(hidden.findings()).hasSize(8).doesNotHaveDuplicates();
        assertThat(preview.sentence(rule, hidden.findings()))
                .isEqualTo("archive rule many would hide 7 active findings: payments 4, security 3");
    }

    @Test
    void aPlanSpeaksOfRulesThatAreNewOrChangedAndOfNoOthers() throws IOException {
        Organization organization = organization();
        assertThat(notices(organization))
                .containsExactly(
                        "archive rule many would hide 7 active findings: payments 4, security 3",
                        "archive rule nothing would hide no active finding");

        deploy(organization.archiveRules());
        assertThat(notices(organization)).isEmpty();

        ExistingAnalyzer first = analyzers.get(0);
        cloud.rules.put(
                first.arn(),
                List.of(
                        new AnalyzerRule(
                                "many",
                                AnalyzerRule.of(organization.archiveRules().get(1))
                                        .get(0)
                                        .filter()),
                        AnalyzerRule.of(organization.archiveRules().get(0)).get(1),
                        AnalyzerRule.of(organization.archiveRules().get(1)).get(0)));
        assertThat(notices(organization))
                .containsExactly("archive rule many would hide 3 active findings: security 2, payments 1");
    }

    @Test
    void whatCannotBeAskedIsANotice() throws IOException {
        Organization organization = organization();
        deploy(organization.archiveRules());
        cloud.denied.add(analyzers.get(1).place());

        assertThat(notices(organization))
                .containsExactly("not answered: what new archive rules would hide in us-east-1: not authorized");
    }

    /** A template leaves out of an account's analyzer what is about other accounts. */
    @Test
    void anAnalyzerOfAnAccountLacksNoRulesOfOthers() throws IOException {
        InMemoryFindings other = new InMemoryFindings(new Random(1));
        other.analyzer(ADMIN, "eu-west-1", "relay-analyzers-account", "ACCOUNT");

        assertThat(new ArchiveRuleNotices(desk(other, List.of("eu-west-1")), organization())
                        .said()
                        .notices())
                .containsExactly("archive rule many would hide no active finding");
    }

    private void deploy(List<ArchiveRule> rules) {
        List<AnalyzerRule> all =
                rules.stream().flatMap(rule -> AnalyzerRule.of(rule).stream()).toList();
        analyzers.forEach(analyzer -> cloud.rules.put(analyzer.arn(), all));
    }

    private List<String> notices(Organization organization) {
        return new ArchiveRuleNotices(desk(cloud, REGIONS), organization).said().notices();
    }

    private ArchiveRulePreview preview(Organization organization) {
        return new ArchiveRulePreview(desk(cloud, REGIONS), organization);
    }

    private static FindingsDesk desk(InMemoryFindings cloud, List<String> regions) {
        return new FindingsDesk(
                cloud,
                "relay",
                regions.stream().map(region -> new AccountRegion(ADMIN, region)).toList(),
                cloud::budget,
                Optional.empty());
    }

    private static String resource(int number) {
        return number == 2 ? "arn:aws:iam::333344445555:role/r" : "arn:aws:s3:::bucket-" + number;
    }

    private Organization organization() throws IOException {
        String resources =
                IntStream.range(0, 25).mapToObj(i -> '"' + resource(i) + '"').collect(Collectors.joining(", "));
        return Workspace.of("""
        organization:
          adminAccount: "111122223333"
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1]
        stackPrefix: relay
        notifications: {fallback: security}
        owners:
          security: {name: Security, contacts: [{email: security@example.com}]}
          payments: {name: Payments, contacts: [{email: payments@example.com}]}
        accounts:
          - {id: "222233334444", name: payments, owner: payments}
        archiveRules:
          - name: many
            reason: Many resources.
            approvedBy: security
            match:
              resource: {eq: [%s]}
              principal.AWS: {eq: ["444455556666"]}
          - name: nothing
            reason: Nothing yet.
            approvedBy: security
            match:
              resourceOwnerAccount: {eq: ["222233334444"]}
              principal.AWS: {eq: ["999988887777"]}
        """.formatted(resources), workspace).organization();
    }
}

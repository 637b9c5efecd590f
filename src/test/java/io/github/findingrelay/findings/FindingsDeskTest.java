package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsDeskTest {

    private static final String ADMIN = InMemoryFindings.ADMIN;
    private static final String OURS = "relay-analyzers";
    private static final String ROLE = "arn:aws:iam::222233334444:role/partner";

    private final InMemoryFindings cloud = new InMemoryFindings(new Random(1));

    @Test
    void threeThousandFindingsTakeNoMoreCallsThanPages() {
        List<AccountRegion> places = new ArrayList<>();
        for (int region = 0; region < 17; region++) {
            ExistingAnalyzer analyzer = ours("region-" + region);
            places.add(analyzer.place());
            int count = region == 0 ? 2_000 : 1_000 / 16;
            for (int i = 0; i < count; i++) {
                bucket(analyzer, region + "-" + i);
            }
        }

        FindingsReading reading = InMemoryFindings.active(desk(places));

        assertThat(reading.findings()).hasSize(2_000 + 16 * 62);
        // Each Region's analyzers, 20 pages of the first, one of each other.
        assertThat(cloud.calls()).isEqualTo(17 + 20 + 16);
    }

    @Test
    void oursAreAskedRatherThanTheirs() {
        bucket(ours("eu-west-1"), "ours");
        bucket(cloud.analyzer(ADMIN, "eu-west-1", "theirs", "ACCOUNT"), "theirs");
        bucket(cloud.analyzer(ADMIN, "us-east-1", "theirs", "ACCOUNT"), "in another Region");

        assertThat(ids(desk("eu-west-1", "us-east-1").read(List.of(List.of()))))
                .containsExactly("ours", "in another Region");
    }

    @Test
    void whatAServiceHasMadeOrIsNotExternalOrNotActiveIsNotAsked() {
        bucket(cloud.analyzer(ADMIN, "eu-west-1", "a", "ORGANIZATION", "ACTIVE", true), "managed");
        bucket(cloud.analyzer(ADMIN, "eu-west-1", "b", "ORGANIZATION", "DISABLED", false), "disabled");
        bucket(cloud.analyzer(ADMIN, "eu-west-1", "c", "ACCOUNT_UNUSED_ACCESS"), "unused access");

        FindingsReading reading = desk("eu-west-1").read(List.of(List.of()));

        assertThat(reading.findings()).isEmpty();
        assertThat(reading.withoutAnalyzer()).containsExactly(new AccountRegion(ADMIN, "eu-west-1"));
    }

    /** Where ours are not, there may be two of others. */
    @Test
    void anAnalyzerThatDoesNotAnswerHidesNoOtherOfItsRegion() {
        ExistingAnalyzer first = cloud.analyzer(ADMIN, "eu-west-1", "first", "ORGANIZATION");
        bucket(first, "hidden");
        bucket(cloud.analyzer(ADMIN, "eu-west-1", "second", "ACCOUNT"), "seen");
        cloud.deniedAnalyzers.add(first.arn());

        FindingsReading reading = desk("eu-west-1").read(List.of(List.of()));

        assertThat(ids(reading)).containsExactly("seen");
        assertThat(reading.refusals()).containsOnlyKeys(new AccountRegion(ADMIN, "eu-west-1"));
        assertThat(reading.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aRoleIsOneAccessAndTheRoleRegionComesFirst() {
        for (String region : List.of("eu-west-1", "us-east-1", "ap-south-1")) {
            role(ours(region), "role-" + region);
        }
        FindingsReading reading = desk("eu-west-1", "us-east-1", "ap-south-1").read(List.of(List.of()));

        assertThat(ListedFinding.joined(reading.findings(), "us-east-1"))
                .singleElement()
                .extracting(ListedFinding::regions)
                .isEqualTo(List.of("us-east-1", "ap-south-1", "eu-west-1"));
        assertThat(ListedFinding.each(reading.findings())).hasSize(3);
    }

    @Test
    void aRoleThatIsArchivedInOneRegionIsStillListedWithTheOthers() {
        ExternalFinding first = role(ours("eu-west-1"), "a");
        role(ours("us-east-1"), "b");
        FindingsDesk desk = desk("eu-west-1", "us-east-1");

        new StatusChange(desk, FindingStatus.ARCHIVED, () -> false).done(List.of(first));

        assertThat(ListedFinding.joined(InMemoryFindings.active(desk).findings(), "eu-west-1"))
                .singleElement()
                .extracting(access -> access.shown().id())
                .isEqualTo("b");
    }

    @Test
    void otherAccessToTheSameRoleIsNotMeantByAllRegions() {
        ExternalFinding named = role(ours("eu-west-1"), "a");
        ExistingAnalyzer other = ours("us-east-1");
        role(other, "b");
        cloud.put(other, "c", ROLE, "AWS::IAM::Role", "222233334444", "999988887777");
        FindingsDesk desk = desk("eu-west-1", "us-east-1");

        NamedFindings targets = NamedFindings.of(desk, List.of(named.id())).inAllRegions(desk);

        assertThat(ids(targets.reading())).containsExactly("a", "b");
    }

    @Test
    void moreNamesThanAFilterTakesAreLookedUpAllTheSame() {
        ExistingAnalyzer analyzer = ours("eu-west-1");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            names.add(bucket(analyzer, "id-" + i).id());
        }
        names.add("nowhere");

        NamedFindings targets = NamedFindings.of(desk("eu-west-1"), names);

        assertThat(targets.reading().findings()).hasSize(45);
        assertThat(targets.unknown()).containsExactly("nowhere");
    }

    @Test
    void aFindingThatIsGoneDoesNotKeepTheOthersOfItsBatch() {
        ExistingAnalyzer analyzer = ours("eu-west-1");
        List<ExternalFinding> findings = IntStream.range(0, 150)
                .mapToObj(i -> bucket(analyzer, "id-" + i))
                .toList();
        cloud.forget(findings.get(120));

        List<ReceiptEntry> entries =
                new StatusChange(desk("eu-west-1"), FindingStatus.ARCHIVED, () -> false).done(findings);

        assertThat(entries.get(120).result()).isEqualTo(ReceiptResult.FAILED);
        assertThat(entries)
                .filteredOn(entry -> entry.result() == ReceiptResult.DONE)
                .hasSize(149);
        assertThat(cloud.batches.subList(0, 2)).containsExactlyInAnyOrder(100, 50);
    }

    /** Each that was left out is told. */
    @Test
    void afterAnInterruptionNothingNewIsChanged() {
        ExistingAnalyzer analyzer = ours("eu-west-1");
        List<ExternalFinding> findings = IntStream.range(0, 150)
                .mapToObj(i -> bucket(analyzer, "id-" + i))
                .toList();

        List<ReceiptEntry> entries =
                new StatusChange(desk("eu-west-1"), FindingStatus.ARCHIVED, () -> true).done(findings);

        assertThat(entries).hasSize(150).allSatisfy(entry -> {
            assertThat(entry.result()).isEqualTo(ReceiptResult.FAILED);
            assertThat(entry.detail()).isEqualTo(Interrupt.NOT_BEGUN);
        });
        assertThat(cloud.batches).isEmpty();
    }

    @Test
    void aDeniedRegionIsToldForEachFinding() {
        ExternalFinding here = bucket(ours("eu-west-1"), "here");
        ExternalFinding there = bucket(ours("us-east-1"), "there");
        cloud.denied.add(there.analyzer().place());

        List<ReceiptEntry> entries = new StatusChange(
                        desk("eu-west-1", "us-east-1"), FindingStatus.ARCHIVED, () -> false)
                .done(List.of(here, there));

        assertThat(entries).extracting(ReceiptEntry::result).containsExactly(ReceiptResult.DONE, ReceiptResult.FAILED);
        assertThat(entries.get(1).detail()).isEqualTo("not authorized");
    }

    @Test
    void whatIsResolvedOrAsWantedIsLeftAlone() {
        FindingsDesk desk = desk("eu-west-1");
        ExternalFinding resolved = bucket(ours("eu-west-1"), "resolved");
        cloud.update(resolved.analyzer(), FindingStatus.RESOLVED, List.of("resolved"));
        ExternalFinding active = bucket(resolved.analyzer(), "active");
        cloud.batches.clear();

        List<ExternalFinding> findings = desk.read(List.of(List.of())).findings();

        assertThat(new StatusChange(desk, FindingStatus.ARCHIVED, () -> false).planned(findings))
                .extracting(ReceiptEntry::result)
                .containsExactly(ReceiptResult.SKIPPED, ReceiptResult.PLANNED);
        assertThat(new StatusChange(desk, FindingStatus.ACTIVE, () -> false).done(findings))
                .extracting(ReceiptEntry::detail)
                .containsExactly("it is resolved: nobody has this access any more", "it is active already");
        assertThat(cloud.batches).isEmpty();
        assertThat(cloud.status(active)).isEqualTo(FindingStatus.ACTIVE);
    }

    @Test
    void aScanGoesToTheRegionOfTheResourceAndForRolesToAll() {
        bucket(ours("eu-west-1"), "a");
        ours("us-east-1");
        Rescan rescan = new Rescan(desk("eu-west-1", "us-east-1"), Optional.empty(), false);

        List<ReceiptEntry> entries =
                started(rescan, ROLE, "arn:aws:s3:::bucket-a", "arn:aws:sqs:us-east-1:222233334444:q");

        assertThat(entries).allMatch(entry -> entry.result() == ReceiptResult.DONE);
        assertThat(cloud.scans)
                .containsExactlyInAnyOrder(
                        "111122223333 eu-west-1 " + ROLE + " 222233334444",
                        "111122223333 us-east-1 " + ROLE + " 222233334444",
                        "111122223333 eu-west-1 arn:aws:s3:::bucket-a 222233334444",
                        "111122223333 us-east-1 arn:aws:sqs:us-east-1:222233334444:q 222233334444");
    }

    @Test
    void aScanThatNoAnalyzerCanDoHasFailed() {
        cloud.analyzer(ADMIN, "eu-west-1", OURS + "-account", "ACCOUNT");
        Rescan rescan = new Rescan(desk("eu-west-1"), Optional.empty(), false);

        List<ReceiptEntry> entries = started(rescan, "arn:aws:sqs:eu-west-1:222233334444:q");

        assertThat(entries).singleElement().extracting(ReceiptEntry::result).isEqualTo(ReceiptResult.FAILED);
        assertThat(entries.get(0).detail()).contains("no analyzer").contains("222233334444");
    }

    private static List<ReceiptEntry> started(Rescan rescan, String... resources) {
        List<String> all = List.of(resources);
        return rescan.start(rescan.targets(all, rescan.findings(all)), () -> false);
    }

    private ExistingAnalyzer ours(String region) {
        return cloud.analyzer(ADMIN, region, OURS, "ORGANIZATION");
    }

    private ExternalFinding bucket(ExistingAnalyzer analyzer, String id) {
        return cloud.put(analyzer, id, "arn:aws:s3:::bucket-" + id, "AWS::S3::Bucket", "222233334444");
    }

    private ExternalFinding role(ExistingAnalyzer analyzer, String id) {
        return cloud.put(analyzer, id, ROLE, "AWS::IAM::Role", "222233334444");
    }

    private FindingsDesk desk(String... regions) {
        return desk(List.of(regions).stream()
                .map(region -> new AccountRegion(ADMIN, region))
                .toList());
    }

    private FindingsDesk desk(List<AccountRegion> places) {
        return new FindingsDesk(cloud, "relay", places, cloud::budget, Optional.empty());
    }

    private static List<String> ids(FindingsReading reading) {
        return reading.findings().stream().map(ExternalFinding::id).toList();
    }
}

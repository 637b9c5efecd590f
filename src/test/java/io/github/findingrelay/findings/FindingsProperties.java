package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever AWS does: the list is complete or says what is missing, and what was done is told. */
class FindingsProperties {

    @Property(tries = 100)
    void theListIsCompleteOrSaysWhatIsMissing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int regions,
            @ForAll @IntRange(max = 70) int percentOfFaults) {
        Random random = new Random(seed);
        InMemoryFindings cloud = new InMemoryFindings(random);
        List<ExternalFinding> all = findings(cloud, regions, random);
        List<AccountRegion> places = places(regions);
        places.stream().filter(place -> random.nextInt(5) == 0).forEach(cloud.denied::add);
        cloud.faults(percentOfFaults);

        FindingsReading reading = InMemoryFindings.active(desk(cloud, places));

        Set<String> gaps =
                reading.refusals().keySet().stream().map(AccountRegion::region).collect(Collectors.toSet());
        assertThat(gaps)
                .containsAll(cloud.denied.stream().map(AccountRegion::region).toList());
        assertThat(reading.findings())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(finding -> !gaps.contains(finding.region()))
                        .toList());
    }

    @Property(tries = 100)
    void archivingTwiceIsArchivingOnce(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int regions,
            @ForAll @IntRange(max = 80) int percentOfFaults) {
        Random random = new Random(seed);
        InMemoryFindings cloud = new InMemoryFindings(random);
        List<ExternalFinding> all = findings(cloud, regions, random);
        FindingsDesk desk = desk(cloud, places(regions));
        StatusChange change = new StatusChange(desk, FindingStatus.ARCHIVED, () -> false);

        cloud.faults(percentOfFaults);
        List<ReceiptEntry> first = change.done(all);
        cloud.faults(0);

        Set<String> told = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (first.get(i).result() == ReceiptResult.DONE) {
                told.add(all.get(i).id());
                assertThat(cloud.status(all.get(i))).isEqualTo(FindingStatus.ARCHIVED);
            }
        }
        List<ExternalFinding> again = desk.read(List.of(List.of())).findings();
        List<ReceiptEntry> second = change.done(again);
        for (int i = 0; i < again.size(); i++) {
            assertThat(second.get(i).result())
                    .isIn(
                            told.contains(again.get(i).id())
                                    ? Set.of(ReceiptResult.SKIPPED)
                                    : Set.of(ReceiptResult.values()));
            assertThat(second.get(i).result()).isNotEqualTo(ReceiptResult.FAILED);
        }
        assertThat(all).allMatch(finding -> cloud.status(finding) == FindingStatus.ARCHIVED);
    }

    private static List<ExternalFinding> findings(InMemoryFindings cloud, int regions, Random random) {
        List<ExternalFinding> all = new ArrayList<>();
        for (AccountRegion place : places(regions)) {
            ExistingAnalyzer analyzer =
                    cloud.analyzer(place.account(), place.region(), "relay-analyzers", "ORGANIZATION");
            int count = random.nextInt(4) == 0 ? 350 : random.nextInt(5);
            for (int i = 0; i < count; i++) {
                all.add(cloud.put(
                        analyzer,
                        place.region() + "-" + i,
                        "arn:aws:s3:::bucket-" + i,
                        "AWS::S3::Bucket",
                        "222233334444"));
            }
        }
        return all;
    }

    private static List<AccountRegion> places(int regions) {
        List<AccountRegion> places = new ArrayList<>();
        for (int i = 0; i < regions; i++) {
            places.add(new AccountRegion(InMemoryFindings.ADMIN, "region-" + i));
        }
        return places;
    }

    private static FindingsDesk desk(InMemoryFindings cloud, List<AccountRegion> places) {
        return new FindingsDesk(cloud, "relay", places, cloud::budget, Optional.empty());
    }
}

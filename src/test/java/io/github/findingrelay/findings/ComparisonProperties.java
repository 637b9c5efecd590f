package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.findings.Comparison.OwnerChange;
import io.github.findingrelay.request.AccountRegion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However findings come and go, and whatever was not read: each is counted, once. */
class ComparisonProperties {

    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "ap-northeast-1");

    @Property(tries = 200)
    void newAndStillAreNowAndGoneAndStillWereThen(@ForAll long seed, @ForAll @IntRange(max = 40) int findings) {
        Random random = new Random(seed);
        List<KnownFinding> all = findings(findings, random);
        Listing then = some(all, random, Set.of());
        Listing now = some(all, random, Set.of());

        Comparison compared = Comparison.of(then, now);

        assertThat(compared.added().size() + compared.still().size())
                .isEqualTo(now.findings().size());
        assertThat(compared.gone().size() + compared.still().size())
                .isEqualTo(then.findings().size());
        assertThat(compared.perhapsAdded()).isEmpty();
        assertThat(compared.perhapsGone()).isEmpty();
        assertThat(Collections.disjoint(names(compared.added()), names(then.findings())))
                .isTrue();
        assertThat(Collections.disjoint(names(compared.gone()), names(now.findings())))
                .isTrue();
        assertThat(compared.newPrincipals()).allMatch(who -> !then.principals().contains(who));
        assertThat(names(Comparison.of(now, then).added())).isEqualTo(names(compared.gone()));
        assertThat(sum(compared))
                .containsExactly(
                        compared.added().size(),
                        compared.gone().size(),
                        compared.still().size());
    }

    @Property(tries = 200)
    void whatWasNotReadIsNeitherNewNorGone(@ForAll long seed, @ForAll @IntRange(max = 40) int findings) {
        Random random = new Random(seed);
        List<KnownFinding> all = findings(findings, random);
        Set<AccountRegion> unreadThen = places(random);
        Set<AccountRegion> unreadNow = places(random);
        Listing then = some(all, random, unreadThen);
        Listing now = some(all, random, unreadNow);

        Comparison compared = Comparison.of(then, now);

        assertThat(compared.added().size()
                        + compared.perhapsAdded().size()
                        + compared.still().size())
                .isEqualTo(now.findings().size());
        assertThat(compared.gone().size()
                        + compared.perhapsGone().size()
                        + compared.still().size())
                .isEqualTo(then.findings().size());
        assertThat(compared.added())
                .allMatch(finding -> Collections.disjoint(finding.ids().values(), unreadThen));
        assertThat(compared.gone())
                .allMatch(finding -> Collections.disjoint(finding.ids().values(), unreadNow));
    }

    private static List<Integer> sum(Comparison compared) {
        List<OwnerChange> owners = compared.owners();
        return List.of(
                owners.stream().mapToInt(OwnerChange::added).sum(),
                owners.stream().mapToInt(OwnerChange::gone).sum(),
                owners.stream().mapToInt(OwnerChange::still).sum());
    }

    /** Some are found in several Regions. */
    private static List<KnownFinding> findings(int count, Random random) {
        List<KnownFinding> findings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, AccountRegion> ids = new LinkedHashMap<>();
            List<String> regions = new ArrayList<>(REGIONS);
            Collections.shuffle(regions, random);
            for (String region : regions.subList(0, 1 + random.nextInt(REGIONS.size()))) {
                ids.put(i + "-in-" + region, new AccountRegion("123456789012", region));
            }
            findings.add(new KnownFinding(
                    "owner-" + random.nextInt(3),
                    "principal-" + random.nextInt(10),
                    Instant.ofEpochSecond(random.nextInt(1_000_000)),
                    ids));
        }
        return findings;
    }

    private static Set<AccountRegion> places(Random random) {
        return REGIONS.stream()
                .filter(region -> random.nextInt(3) == 0)
                .map(region -> new AccountRegion("123456789012", region))
                .collect(Collectors.toSet());
    }

    /** Some of them, each known by its ids in the Regions that were read. */
    private static Listing some(List<KnownFinding> all, Random random, Set<AccountRegion> unread) {
        List<KnownFinding> findings = all.stream()
                .filter(finding -> random.nextInt(3) > 0)
                .map(finding -> read(finding, unread, random))
                .filter(finding -> !finding.ids().isEmpty())
                .toList();
        return new Listing(
                Optional.empty(),
                new Filters(new TreeMap<>()),
                findings,
                findings.stream().map(KnownFinding::principal).collect(Collectors.toSet()),
                unread);
    }

    /** Of a Region that was not read whole, some are known all the same. */
    private static KnownFinding read(KnownFinding finding, Set<AccountRegion> unread, Random random) {
        Map<String, AccountRegion> ids = new LinkedHashMap<>(finding.ids());
        ids.values().removeIf(place -> unread.contains(place) && random.nextInt(4) > 0);
        return new KnownFinding(finding.owner(), finding.principal(), finding.since(), ids);
    }

    private static Set<String> names(List<KnownFinding> findings) {
        Set<String> names = new HashSet<>();
        findings.forEach(finding -> names.add(finding.id().split("-", 2)[0]));
        return names;
    }
}

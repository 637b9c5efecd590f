package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RuleGroupTest {

    private static final Map<Quota, Integer> SMALL = Map.of(Quota.PATTERN_LENGTH, 800);

    private final Organization base = new Workspace(Path.of("src/test/fixtures/generate/owner")).organization();

    private final Organization small = Organizations.withAccounts(base, SMALL, base.accounts());

    /** An account that comes splits at most the part that it comes to. */
    @Property(tries = 200)
    void oneMoreAccountChangesOnePartOnly(@ForAll("ids") List<String> ids, @ForAll("buses") int buses) {
        Map<String, List<String>> before = groups(ids.subList(1, ids.size()), buses);
        Map<String, List<String>> after = groups(ids, buses);

        List<String> changed = before.keySet().stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .toList();

        assertThat(changed).hasSizeLessThanOrEqualTo(1);
        assertThat(after.keySet().stream().filter(key -> !before.containsKey(key)))
                .allMatch(key -> changed.isEmpty() || key.startsWith(changed.get(0)));
    }

    @Property(tries = 200)
    void everyAccountIsInOneGroupThatAPatternCanHold(@ForAll("ids") List<String> ids, @ForAll("buses") int buses) {
        Map<String, List<String>> groups = groups(ids, buses);

        assertThat(groups.values().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(groups.values())
                .allMatch(group -> !group.isEmpty() && group.size() <= BusUsage.idsInAPattern(small));
    }

    private Map<String, List<String>> groups(List<String> ids, int buses) {
        var owner = base.owners().get(1);
        List<Account> accounts = ids.stream()
                .map(id -> new Account(id, "account", owner, List.of()))
                .toList();
        return RuleGroup.byOwner(Organizations.withAccounts(base, SMALL, accounts), buses).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(RuleGroup::key, RuleGroup::ids));
    }

    @Provide
    Arbitrary<List<String>> ids() {
        // Many with the same end, so that halving alone is not always enough.
        return Arbitraries.integers()
                .between(0, 40_000)
                .map(i -> String.format(Locale.ROOT, "%012d", i % 2 == 0 ? i : i / 1000 * 1000L + 7))
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Integer> buses() {
        return Arbitraries.of(0, 1, 3, 10);
    }
}

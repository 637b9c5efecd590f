package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Plays the space of a small organization: no finding may differ from the one that stands for it.
 */
@Tag("scale")
class EquivalenceClassesTest {

    /**
     * One in so many findings is played; all would take a quarter of an hour. Fields have fewer values
     * than that, so that each value meets each other.
     */
    private static final int STRIDE = 61;

    private static final Path PROVE = Path.of("src/test/fixtures/prove");

    @TempDir
    Path folder;

    /** Broken rules make other classes than good ones. */
    @ParameterizedTest
    @CsvSource({
        "one-account.yaml,",
        "one-account-archived.yaml,",
        "one-account.yaml,record-state-missing",
        "one-account.yaml,severity-missing",
        "one-account.yaml,types-enumerated",
        "one-account.yaml,owner-key-in-lower-case"
    })
    void everyFindingGoesTheWayOfItsRepresentative(String accounts, @Nullable String broken) throws IOException {
        Workspace workspace = Workspace.of(PROVE.resolve(accounts), folder).render();
        if (broken != null) {
            workspace.apply(Files.readString(PROVE.resolve(broken).resolve("edits.txt")));
        }
        Organization organization = workspace.organization();
        Topology topology = Proofs.topology(workspace);
        List<Conjunction> all = topology.rules().stream()
                .flatMap(rule -> Conjunction.of(rule, new HashMap<>()).stream())
                .toList();
        List<Conjunction> ours =
                all.stream().filter(Conjunction::mayTakeFindings).toList();
        Expectation expectation = new Expectation(organization);
        Archive archive = new Archive(topology.analyzers(), organization);
        FindingSpace space = FindingSpace.of(organization, new SampleOwners(ours));
        EquivalenceClasses classes =
                new EquivalenceClasses(space, expectation, archive, new NamedValues(ours), ours, ours);
        Router router = new Router(topology, topology.rules());
        OwnerClasses owners = new OwnerClasses(topology, new OwnerIndex(topology, all));
        LongAdder played = new LongAdder();

        space.owners().parallelStream().forEach(owner -> {
            OwnerRouter narrowed = owners.routerFor(owner);
            Map<SampleFinding, List<EventRule>> known = new HashMap<>();
            AtomicInteger number = new AtomicInteger();
            space.forEach(owner, finding -> {
                if (number.getAndIncrement() % STRIDE != 0) {
                    return;
                }
                played.increment();
                List<EventRule> matched =
                        router.matching(archive.arriving(finding).event());
                Optional<SampleFinding> standIn = representative(finding, classes);
                List<EventRule> expected = standIn.map(same -> known.computeIfAbsent(
                                same, f -> narrowed.way(archive.arriving(f)).matched()))
                        .orElse(List.of());
                if (!sameRules(matched, expected)
                        || !expectation
                                .of(finding)
                                .equals(standIn.map(expectation::of).orElseGet(TreeSet::new))) {
                    throw new AssertionError(finding + " is not " + standIn);
                }
            });
        });

        assertThat(played.sum()).isGreaterThanOrEqualTo(space.size() / STRIDE).isGreaterThan(100_000);
        assertThat(classes.representatives(space).size()).isLessThan(space.size() / 10);
    }

    private static boolean sameRules(List<EventRule> some, List<EventRule> others) {
        return some.size() == others.size() && some.containsAll(others);
    }

    /** The finding that stands for another one, or none if neither reaches anybody. */
    private static Optional<SampleFinding> representative(SampleFinding finding, EquivalenceClasses classes) {
        SampleFinding standIn = finding;
        for (Field field : Field.BESIDES_OWNER) {
            Map<Optional<String>, Optional<String>> standIns =
                    classes.representatives().getOrDefault(field, Map.of());
            if (!standIns.containsKey(finding.get(field))) {
                return Optional.empty();
            }
            standIn = standIn.with(field, standIns.getOrDefault(finding.get(field), Optional.empty()));
        }
        return Optional.of(standIn);
    }
}

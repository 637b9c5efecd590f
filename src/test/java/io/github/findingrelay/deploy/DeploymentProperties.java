package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.deploy.InMemoryCloudFormation.Faults;
import io.github.findingrelay.deploy.InMemoryCloudFormation.InjectedFault;
import io.github.findingrelay.deploy.InMemoryCloudFormation.Killed;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever AWS does and whenever the process dies: running it again ends right. */
class DeploymentProperties {

    @Property(tries = 300)
    void endsRightAfterAKillAtAnyCall(
            @ForAll long seed,
            @ForAll @IntRange(max = 14) int before,
            @ForAll @IntRange(min = 1, max = 14) int after,
            @ForAll @IntRange(max = 30) int percentOfFaults,
            @ForAll @IntRange(min = 1, max = 120) int killedAt) {
        Random random = new Random(seed);
        InMemoryCloudFormation cloud = new InMemoryCloudFormation(random);
        Manifest old = manifest(before, random);
        Manifest wanted = manifest(after, random);
        cloud.put("somebody-else", StackStatus.CREATE_COMPLETE, "theirs", Map.of());
        deploy(old, cloud, random);
        cloud.created.clear();
        old.stacks().stream()
                .skip(1)
                .findFirst()
                .filter(stack -> random.nextBoolean())
                .ifPresent(stack -> cloud.othersUpdate(stack.name()));

        cloud.faults(faults(percentOfFaults, killedAt));
        try {
            deploy(wanted, cloud, random);
        } catch (Killed e) {
            cloud.faults(faults(percentOfFaults, 0));
            deploy(wanted, cloud, random);
        }

        assertThat(cloud.templates("relay")).isEqualTo(SampleManifests.digests(wanted));
        assertThat(cloud.created).doesNotHaveDuplicates();
        Set<String> gone = new HashSet<>(SampleManifests.digests(old).keySet());
        gone.removeAll(SampleManifests.digests(wanted).keySet());
        assertThat(gone).containsAll(cloud.deleted);
        assertThat(cloud.names()).contains("somebody-else");
    }

    /** Templates that fail, too: what can be deployed is, and nothing that was there is lost. */
    @Property(tries = 200)
    void whatFailsIsReportedAndNothingIsLost(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int before,
            @ForAll @IntRange(min = 1, max = 12) int after,
            @ForAll @IntRange(max = 25) int percentOfFaults,
            @ForAll boolean rollbacksFail) {
        Random random = new Random(seed);
        InMemoryCloudFormation cloud = new InMemoryCloudFormation(random);
        Manifest old = manifest(before, random);
        Manifest wanted = manifest(after, random);
        deploy(old, cloud, random);
        Set<String> were = cloud.names();
        cloud.failing(template -> template.hashCode() % 3 == 0, rollbacksFail);
        cloud.faults(faults(percentOfFaults, 0));

        DeploymentReport report = deploy(wanted, cloud, random);

        Map<String, String> now = cloud.templates("relay");
        Map<String, DeploymentResult> results = new TreeMap<>();
        report.outcomes().forEach(outcome -> results.put(outcome.name(), outcome.result()));
        SampleManifests.digests(wanted).forEach((name, digest) -> {
            boolean right = digest.equals(now.get(name));
            boolean said =
                    results.get(name) != DeploymentResult.FAILED && results.get(name) != DeploymentResult.NOT_RUN;
            assertThat(right).as("%s is %s: %s", name, now.get(name), results).isEqualTo(said);
        });
        if (results.containsValue(DeploymentResult.FAILED)) {
            assertThat(cloud.names()).containsAll(were);
        }
    }

    private static Faults faults(int percent, int killedAt) {
        return (call, random) -> {
            if (call == killedAt) {
                return InjectedFault.KILLED;
            }
            if (random.nextInt(100) >= percent) {
                return InjectedFault.NONE;
            }
            return switch (random.nextInt(3)) {
                case 0 -> InjectedFault.THROTTLED;
                case 1 -> InjectedFault.FAILED_BEFORE;
                default -> InjectedFault.FAILED_AFTER;
            };
        };
    }

    private static DeploymentReport deploy(Manifest manifest, InMemoryCloudFormation cloud, Random random) {
        cloud.sleep(Duration.ofMinutes(1));
        DeploymentSettings settings = new DeploymentSettings(1 + random.nextInt(6), Optional.of(100), Set.of());
        InMemoryStackSets sets = new InMemoryStackSets();
        return new Deployment(
                        manifest,
                        path -> path,
                        settings,
                        new DeploymentCalls(cloud, sets, sets, cloud, new Random(random.nextLong())),
                        Silence.PROGRESS)
                .run();
    }

    /** A foundation and some of twenty accounts, each in one of three versions. */
    private static Manifest manifest(int accounts, Random random) {
        List<Stack> stacks = new ArrayList<>();
        stacks.add(SampleManifests.stack("relay-foundation", StackKind.FOUNDATION, "foundation 1"));
        Set<Integer> chosen = random.ints(accounts, 0, 20).boxed().collect(Collectors.toCollection(TreeSet::new));
        for (int account : chosen) {
            stacks.add(SampleManifests.stack(
                    "relay-account-%012d".formatted(account),
                    StackKind.ACCOUNT,
                    "account %d, version %d".formatted(account, random.nextInt(3))));
        }
        return SampleManifests.of(stacks);
    }
}

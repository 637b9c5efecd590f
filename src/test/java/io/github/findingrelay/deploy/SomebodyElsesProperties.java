package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.deploy.InMemoryCloudFormation.InjectedFault;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever there is of others under our names, in whatever state: no deployment changes any of it. */
class SomebodyElsesProperties {

    private static final List<StackStatus> STATUSES = List.of(StackStatus.values()).stream()
            .filter(status -> status != StackStatus.DELETE_COMPLETE)
            .toList();

    @Property(tries = 500)
    void nothingOfOthersIsEverTouched(
            @ForAll long seed,
            @ForAll @IntRange(max = 25) int percentOfFaults,
            @ForAll @IntRange(max = 12) int comesAt,
            @ForAll boolean withoutCaps) {
        Random random = new Random(seed);
        InMemoryCloudFormation cloud = new InMemoryCloudFormation(random);
        InMemoryStackSets sets = new InMemoryStackSets();
        Manifest wanted = manifest(random);
        deploySome(cloud, sets, random);
        Map<String, Object> theirs = new TreeMap<>();
        for (Stack stack : wanted.stacks()) {
            if (random.nextInt(4) == 0) {
                theirs.put(stack.name(), foreign(cloud, stack.name(), random));
            }
        }
        theirs.put("relay-of-somebody", foreign(cloud, "relay-of-somebody", random));
        for (String name : List.of("relay-analyzers", "relay-analyzers-accounts", "relay-analyzers-of-somebody")) {
            if (random.nextBoolean()) {
                CallAs callAs = random.nextBoolean() ? CallAs.SELF : CallAs.DELEGATED_ADMIN;
                sets.put(name, callAs, "of somebody", tags(random), List.of(List.of("111111111111", "us-east-1")));
                theirs.put(name, sets.all(name));
            }
        }
        String late = wanted.stacks().get(wanted.stacks().size() - 1).name();
        cloud.faults((call, some) -> {
            if (call == comesAt && !cloud.names().contains(late)) {
                theirs.put(late, foreign(cloud, late, random));
            }
            return some.nextInt(100) < percentOfFaults ? InjectedFault.FAILED_BEFORE : InjectedFault.NONE;
        });

        Optional<Integer> maxPrune = withoutCaps ? Optional.of(100) : Optional.empty();
        DeploymentReport report = deploy(wanted, cloud, sets, random, maxPrune);

        theirs.forEach(
                (name, before) -> assertThat(name.startsWith("relay-analyzers") ? sets.all(name) : cloud.all(name))
                        .as(name)
                        .isEqualTo(before));
        Set<String> refused = new TreeSet<>();
        report.outcomes().stream()
                .filter(outcome -> outcome.result() == DeploymentResult.REFUSED)
                .forEach(outcome -> refused.add(outcome.name()));
        assertThat(theirs.keySet()).containsAll(refused);
        if (!refused.isEmpty()) {
            assertThat(report.exitCode()).isIn(ExitCode.GUARDED, ExitCode.FAILED);
            assertThat(cloud.deleted).isEmpty();
        }
    }

    /** An earlier version of our own. */
    private static void deploySome(InMemoryCloudFormation cloud, InMemoryStackSets sets, Random random) {
        if (random.nextBoolean()) {
            deploy(manifest(random), cloud, sets, random, Optional.of(100));
            cloud.deleted.clear();
        }
    }

    private static Object foreign(InMemoryCloudFormation cloud, String name, Random random) {
        String template = random.nextBoolean() ? "theirs" : "account version 1";
        cloud.put(name, STATUSES.get(random.nextInt(STATUSES.size())), template, tags(random));
        return cloud.all(name);
    }

    private static Map<String, String> tags(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Map.of();
            case 1 -> Map.of("team", "red");
            default -> Map.of(ResourceNames.PREFIX_TAG, "relay-old");
        };
    }

    private static DeploymentReport deploy(
            Manifest manifest,
            InMemoryCloudFormation cloud,
            InMemoryStackSets sets,
            Random random,
            Optional<Integer> maxPrune) {
        cloud.sleep(Duration.ofMinutes(1));
        return new Deployment(
                        manifest,
                        path -> path,
                        new DeploymentSettings(
                                1 + random.nextInt(6),
                                maxPrune,
                                Set.of(),
                                Set.of(),
                                // Whose tag some of them bear, under names of ours.
                                random.nextBoolean() ? Optional.of("relay-old") : Optional.empty()),
                        new DeploymentCalls(cloud, sets, sets, cloud, new Random(random.nextLong())),
                        Silence.PROGRESS)
                .run();
    }

    private static Manifest manifest(Random random) {
        List<Stack> stacks = new ArrayList<>();
        stacks.add(SampleManifests.stack("relay-foundation", StackKind.FOUNDATION, "foundation"));
        if (random.nextBoolean()) {
            stacks.add(SampleManifests.stack("relay-foundation-bus-1", StackKind.FOUNDATION, "bus"));
        }
        if (random.nextBoolean()) {
            stacks.add(SampleManifests.stack("relay-channel-slack-C1", StackKind.CHANNEL, "channel"));
        }
        for (int account = 1; account <= 1 + random.nextInt(6); account++) {
            String channel = random.nextBoolean() ? " tells relay-channel-slack-C1" : "";
            stacks.add(SampleManifests.stack(
                    "relay-account-%012d".formatted(account),
                    StackKind.ACCOUNT,
                    "account version %d%s".formatted(random.nextInt(3), channel)));
        }
        return new Manifest(
                "relay", Map.of(), stacks, random.nextBoolean() ? List.of(StackSetsTest.analyzers()) : List.of());
    }
}

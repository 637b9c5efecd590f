package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.AnalyzerRemoval;
import io.github.findingrelay.deploy.LeftOverStackSets;
import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.deploy.PruneCaps;
import io.github.findingrelay.deploy.PruneCount;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stack sets as they are deployed.
 *
 * @param listed those of the manifest that are there and ours
 * @param foreign names of those that are somebody else's
 * @param leftOver those that the manifest lacks
 * @param notSeen those of the manifest of which AWS has not said how they are
 */
record LiveStackSets(
        List<LiveStackSet> listed, List<String> foreign, List<AnalyzerRemoval> leftOver, List<StackSet> notSeen) {

    static LiveStackSets of(Manifest wanted, StackSets stackSets, Questions aws, RequestBudget budget) {
        Ownership ownership = new Ownership(wanted.names());
        List<LiveStackSet> listed = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        List<StackSet> notSeen = new ArrayList<>();
        for (StackSet set : wanted.stackSets()) {
            aws.ask("stack set " + set.name(), () -> LiveStackSet.of(set, stackSets, aws))
                    .ifPresentOrElse(
                            seen -> seen.ifPresent(found -> {
                                if (ownership.isOurs(found.deployed())) {
                                    listed.add(found);
                                } else {
                                    foreign.add(set.name());
                                }
                            }),
                            () -> notSeen.add(set));
        }
        List<AnalyzerRemoval> leftOver = aws.ask(
                        "the stack sets that are left over",
                        () -> new LeftOverStackSets(stackSets, budget, wanted.names())
                                .besides(wanted.stackSets().stream()
                                        .map(StackSet::name)
                                        .collect(Collectors.toSet())))
                .orElse(List.of());
        return new LiveStackSets(listed, foreign, leftOver, notSeen);
    }

    /**
     * As if they were in a manifest. A deployment changes those whose analyzers it puts right; nothing
     * is said of those that were not seen.
     */
    List<StackSet> inManifest(LiveAnalyzers analyzers) {
        return Stream.of(
                        listed.stream()
                                .map(set -> analyzers.areChanged(set) ? set.withDigest("") : set)
                                .map(LiveStackSet::asInManifest),
                        leftOver.stream().map(LiveStackSets::asInManifest),
                        notSeen.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Of one that is not listed, only its places are known. */
    private static StackSet asInManifest(AnalyzerRemoval set) {
        return new StackSet(
                set.set(),
                "",
                "",
                PermissionModel.SELF_MANAGED,
                set.callAs(),
                set.instances().stream()
                        .map(Instance::account)
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(),
                set.instances().stream()
                        .map(Instance::region)
                        .distinct()
                        .sorted()
                        .toList(),
                new OperationPreferences(true, List.of(), 100, 100));
    }

    List<String> notices() {
        return listed.stream().flatMap(LiveStackSet::notices).toList();
    }

    /** Why deploy deletes no analyzer, if there are any to delete. */
    Optional<String> guard(PruneCount stacks) {
        List<AnalyzerRemoval> removals = Stream.concat(listed.stream().map(LiveStackSet::removal), leftOver.stream())
                .filter(removal -> !removal.isEmpty())
                .toList();
        long there = listed.stream().mapToLong(set -> set.instances().size()).sum()
                + leftOver.stream().mapToLong(set -> set.instances().size()).sum();
        long deleted = removals.stream().mapToLong(AnalyzerRemoval::count).sum();
        return deleted == 0
                ? Optional.empty()
                : stacks.plus(new PruneCount(deleted, 0, there)).guard(PruneCaps.DEFAULT);
    }
}

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
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The stack sets as they are deployed.
 *
 * @param listed those of the manifest that are there and ours
 * @param foreign names of those that are somebody else's
 * @param leftOver those that the manifest lacks
 * @param unlisted why those cannot be listed
 */
record LiveStackSets(
        List<LiveStackSet> listed, List<String> foreign, List<AnalyzerRemoval> leftOver, Optional<String> unlisted) {

    static LiveStackSets of(Manifest wanted, StackSets stackSets, RequestBudget budget) {
        Ownership ownership = new Ownership(wanted.names());
        List<LiveStackSet> listed = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (StackSet set : wanted.stackSets()) {
            LiveStackSet.of(set, stackSets, budget).ifPresent(found -> {
                if (ownership.isOurs(found.deployed())) {
                    listed.add(found);
                } else {
                    foreign.add(set.name());
                }
            });
        }
        try {
            List<AnalyzerRemoval> leftOver = new LeftOverStackSets(stackSets, budget, wanted.names())
                    .besides(wanted.stackSets().stream().map(StackSet::name).collect(Collectors.toSet()));
            return new LiveStackSets(listed, foreign, leftOver, Optional.empty());
        } catch (RequestException e) {
            String why = "stack sets that are left over cannot be listed: " + e.getMessage();
            return new LiveStackSets(listed, foreign, List.of(), Optional.of(why));
        }
    }

    /** As if they were in a manifest. A deployment changes those whose analyzers it puts right. */
    List<StackSet> inManifest(LiveAnalyzers analyzers) {
        return Stream.concat(
                        listed.stream()
                                .map(set -> analyzers.areChanged(set) ? set.withDigest("") : set)
                                .map(LiveStackSet::asInManifest),
                        leftOver.stream().map(LiveStackSets::asInManifest))
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
        return Stream.concat(listed.stream().flatMap(LiveStackSet::notices), unlisted.stream())
                .toList();
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

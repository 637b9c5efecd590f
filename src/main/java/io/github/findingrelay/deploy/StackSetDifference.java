package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackSets.Instance;
import io.github.findingrelay.deploy.StackSets.Targets;
import io.github.findingrelay.model.StackSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stacks of a set that are missing, and those that are too many. */
record StackSetDifference(List<Targets> missing, List<Targets> tooMany) {

    /**
     * Compares.
     *
     * @param units that the set goes to now
     * @param instances that it has now
     */
    static StackSetDifference of(StackSet set, List<String> units, List<Instance> instances) {
        List<String> regions = regions(instances);
        if (!set.organizationalUnits().isEmpty()) {
            return new StackSetDifference(
                    missing(set.organizationalUnits(), units, set.regions(), regions),
                    missing(units, set.organizationalUnits(), regions, set.regions()));
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        set.accounts().forEach(account -> wanted.put(account, set.regions()));
        Map<String, List<String>> there = instances.stream()
                .collect(Collectors.groupingBy(
                        Instance::account,
                        LinkedHashMap::new,
                        Collectors.mapping(Instance::region, Collectors.toList())));
        return new StackSetDifference(missing(wanted, there), missing(there, wanted));
    }

    /** Whether a set is to have a stack; of what unit it is, an emulator may not say. */
    static boolean isWanted(StackSet set, Instance instance) {
        boolean isWantedThere = set.organizationalUnits().isEmpty()
                ? set.accounts().contains(instance.account())
                : instance.organizationalUnit().isEmpty()
                        || set.organizationalUnits().contains(instance.organizationalUnit());
        return isWantedThere && set.regions().contains(instance.region());
    }

    boolean isEmpty() {
        return missing.isEmpty() && tooMany.isEmpty();
    }

    static List<String> regions(List<Instance> instances) {
        return instances.stream().map(Instance::region).distinct().sorted().toList();
    }

    /** By account, the Regions that the others lack. */
    private static List<Targets> missing(Map<String, List<String>> regions, Map<String, List<String>> others) {
        return regions.entrySet().stream()
                .map(entry -> new Targets(
                        List.of(entry.getKey()),
                        List.of(),
                        without(entry.getValue(), others.getOrDefault(entry.getKey(), List.of()))))
                .filter(targets -> !targets.regions().isEmpty())
                .toList();
    }

    /** Units that the others lack, in all Regions; and Regions that the others lack, in the rest. */
    private static List<Targets> missing(
            List<String> units, List<String> otherUnits, List<String> regions, List<String> otherRegions) {
        List<String> newUnits = without(units, otherUnits);
        return Stream.of(
                        new Targets(List.of(), newUnits, regions),
                        new Targets(List.of(), without(units, newUnits), without(regions, otherRegions)))
                .filter(targets -> !targets.organizationalUnits().isEmpty())
                .filter(targets -> !targets.regions().isEmpty())
                .toList();
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(each -> !others.contains(each)).toList();
    }
}

package io.github.findingrelay.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.findingrelay.config.FindingSide.Facts;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Findings such as any organization of a partition may have, about access that nobody has reviewed. They
 * are all combinations of what the sides say: a rule matches one if its criteria hold on each side.
 *
 * @param resource what is accessible, and whose it is
 * @param principal who has access
 * @param condition when they have it
 */
record TypicalFindings(Partition partition, FindingSide resource, FindingSide principal, FindingSide condition) {

    private static final Map<Partition, TypicalFindings> KNOWN = new ConcurrentHashMap<>();

    private static final Set<String> OF_RESOURCES = Set.of("resource", "resourceType", "resourceOwnerAccount");

    /** The rest, by which none can be narrow. The last one is of an analyzer that does not say so much. */
    private static final FindingSide OTHER = FindingSide.of(
            TypicalFindings::isOther,
            List.of(
                    restricted("NOT_APPLICABLE"),
                    restricted("NOT_APPLICABLE"),
                    restricted("APPLICABLE"),
                    restricted("FAILED_TO_EVALUATE_RCP"),
                    new Facts(Map.of())),
            List.of());

    /** Values that limit nothing. */
    static final Set<String> ANYBODY = Set.of("*", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0");

    static TypicalFindings in(Partition partition) {
        return KNOWN.computeIfAbsent(partition, TypicalFindings::of);
    }

    private static TypicalFindings of(Partition partition) {
        return new TypicalFindings(
                partition,
                side(OF_RESOURCES::contains, TypicalResources.TYPICAL, TypicalResources.PROBES, partition),
                side(TypicalFindings::isOfPrincipals, TypicalPrincipals.TYPICAL, TypicalPrincipals.PROBES, partition),
                side(TypicalFindings::isOfConditions, TypicalConditions.TYPICAL, TypicalConditions.PROBES, partition));
    }

    private static boolean isOfPrincipals(String key) {
        return key.startsWith("principal.") || key.equals("isPublic") || key.equals("error");
    }

    static boolean isOfConditions(String key) {
        return key.startsWith("condition.");
    }

    private static boolean isOther(String key) {
        return !OF_RESOURCES.contains(key) && !isOfPrincipals(key) && !isOfConditions(key);
    }

    /** Where a rule can be narrow. */
    List<FindingSide> narrowing() {
        return List.of(resource, principal, condition);
    }

    private static FindingSide side(
            Predicate<String> has, List<Facts> typical, List<Facts> probes, Partition partition) {
        return FindingSide.of(has, in(partition, typical), in(partition, probes));
    }

    private static List<Facts> in(Partition partition, List<Facts> some) {
        return partition == Partition.AWS
                ? some
                : some.stream()
                        .map(facts -> new Facts(facts.values().entrySet().stream()
                                .collect(toUnmodifiableMap(
                                        Map.Entry::getKey, value -> TypicalArns.in(partition, value.getValue())))))
                        .toList();
    }

    private static Facts restricted(String byPolicies) {
        return new Facts(Map.of("findingType", "ExternalAccess", "resourceControlPolicyRestriction", byPolicies));
    }

    /** Whether findings of external access can be as criteria of no side ask. */
    static boolean canMatch(Collection<Criterion> criteria) {
        return OTHER.share(criteria) > 0;
    }

    /** Which part of them criteria hold for. */
    double share(Collection<Criterion> criteria) {
        return Stream.concat(narrowing().stream(), Stream.of(OTHER))
                .mapToDouble(side -> side.share(criteria))
                .reduce(1, (left, right) -> left * right);
    }
}

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
 * @param narrowing sides on which a rule can be narrow: what is accessible and whose it is, who has
 *     access, and when
 */
record TypicalFindings(Partition partition, List<FindingSide> narrowing) {

    private static final Map<Partition, TypicalFindings> KNOWN = new ConcurrentHashMap<>();

    /** About when somebody has access. */
    static final Predicate<String> CONDITION = key -> key.startsWith("condition.");

    private static final Predicate<String> PRINCIPAL =
            key -> key.startsWith("principal.") || key.equals("isPublic") || key.equals("error");

    private static final Predicate<String> RESOURCE =
            Set.of("resource", "resourceType", "resourceOwnerAccount")::contains;

    /** The rest, by which none can be narrow. The last one is of an analyzer that does not say so much. */
    private static final FindingSide OTHER = FindingSide.of(
            RESOURCE.or(PRINCIPAL).or(CONDITION).negate(),
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
                List.of(
                        side(RESOURCE, TypicalResources.TYPICAL, TypicalResources.PROBES, partition),
                        side(PRINCIPAL, TypicalPrincipals.TYPICAL, TypicalPrincipals.PROBES, partition),
                        side(CONDITION, TypicalConditions.TYPICAL, TypicalConditions.PROBES, partition)));
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
        return Stream.concat(narrowing.stream(), Stream.of(OTHER))
                .mapToDouble(side -> side.share(criteria))
                .reduce(1, (left, right) -> left * right);
    }
}

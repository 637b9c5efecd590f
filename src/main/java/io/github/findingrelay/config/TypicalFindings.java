package io.github.findingrelay.config;

import io.github.findingrelay.config.FindingSide.Facts;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Findings such as any organization may have, about access that nobody has reviewed. They are all
 * combinations of what the sides say: a rule matches one if its criteria hold on each side.
 */
final class TypicalFindings {

    /** What is accessible, and whose it is. */
    private static final FindingSide RESOURCE = FindingSide.of(
            Set.of("resource", "resourceType", "resourceOwnerAccount")::contains,
            TypicalResources.TYPICAL,
            TypicalResources.PROBES);

    /** Who has access. */
    private static final FindingSide PRINCIPAL = FindingSide.of(
            key -> key.startsWith("principal.") || key.equals("isPublic") || key.equals("error"),
            TypicalPrincipals.TYPICAL,
            TypicalPrincipals.PROBES);

    /** When they have it. */
    static final FindingSide CONDITION =
            FindingSide.of(key -> key.startsWith("condition."), TypicalConditions.TYPICAL, TypicalConditions.PROBES);

    /** Where a rule can be narrow. */
    static final List<FindingSide> NARROWING = List.of(RESOURCE, PRINCIPAL, CONDITION);

    /** The rest, by which none can. The last one is of an analyzer that does not say so much. */
    private static final FindingSide OTHER = FindingSide.of(
            key -> NARROWING.stream().noneMatch(side -> side.has().test(key)),
            List.of(
                    restricted("NOT_APPLICABLE"),
                    restricted("NOT_APPLICABLE"),
                    restricted("APPLICABLE"),
                    restricted("FAILED_TO_EVALUATE_RCP"),
                    new Facts(Map.of())),
            List.of());

    /** Values that limit nothing. */
    static final Set<String> ANYBODY = Set.of("*", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0");

    private TypicalFindings() {}

    private static Facts restricted(String byPolicies) {
        return new Facts(Map.of("findingType", "ExternalAccess", "resourceControlPolicyRestriction", byPolicies));
    }

    /** Whether findings of external access can be as criteria of no side ask. */
    static boolean canMatch(Collection<Criterion> criteria) {
        return OTHER.share(criteria) > 0;
    }

    /** Which part of them criteria hold for. */
    static double share(Collection<Criterion> criteria) {
        return Stream.concat(NARROWING.stream(), Stream.of(OTHER))
                .mapToDouble(side -> side.share(criteria))
                .reduce(1, (left, right) -> left * right);
    }
}

package io.github.findingrelay.config;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Findings such as any organization may have, about access that nobody has reviewed. They are all
 * combinations of what the sides say: a rule matches one if its criteria hold on each side.
 */
final class TypicalFindings {

    /**
     * A part of a finding.
     *
     * @param values by filter key
     */
    record Facts(Map<String, String> values) {

        boolean meet(Collection<Criterion> criteria) {
            return criteria.stream().allMatch(one -> one.holds(Optional.ofNullable(values.get(one.key()))));
        }
    }

    /** What findings are put together from. */
    enum Side {
        /** What is accessible, and whose it is. */
        RESOURCE(TypicalResources.TYPICAL, TypicalResources.PROBES) {
            @Override
            boolean has(String key) {
                return key.startsWith("resource") && !key.equals("resourceControlPolicyRestriction");
            }
        },
        /** Who has access. */
        PRINCIPAL(TypicalPrincipals.TYPICAL, TypicalPrincipals.PROBES) {
            @Override
            boolean has(String key) {
                return key.startsWith("principal.") || key.equals("isPublic") || key.equals("error");
            }
        },
        /** When they have it. */
        CONDITION(TypicalConditions.TYPICAL, TypicalConditions.PROBES) {
            @Override
            boolean has(String key) {
                return key.startsWith("condition.");
            }
        },
        /** What no rule can be narrow by. */
        OTHER(
                List.of(
                        restricted("NOT_APPLICABLE"),
                        restricted("NOT_APPLICABLE"),
                        restricted("APPLICABLE"),
                        restricted("FAILED_TO_EVALUATE_RCP")),
                List.of()) {
            @Override
            boolean has(String key) {
                return Stream.of(RESOURCE, PRINCIPAL, CONDITION).noneMatch(side -> side.has(key));
            }
        };

        private final List<Facts> typical;
        private final List<Facts> probes;

        /**
         * One side.
         *
         * @param typical as often as each other
         * @param probes rare ones, with which every short part of a value is in some
         */
        Side(List<Facts> typical, List<Facts> probes) {
            this.typical = typical;
            this.probes = probes;
        }

        abstract boolean has(String key);

        private static Facts restricted(String byPolicies) {
            return new Facts(Map.of("findingType", "ExternalAccess", "resourceControlPolicyRestriction", byPolicies));
        }

        List<Criterion> own(Collection<Criterion> criteria) {
            return criteria.stream().filter(one -> has(one.key())).toList();
        }

        /** All that a key can be. */
        Stream<String> values(String key) {
            return facts().flatMap(facts -> Stream.ofNullable(facts.values().get(key)));
        }

        private Stream<Facts> facts() {
            return Stream.of(typical, probes).flatMap(List::stream);
        }

        /** Whether a criterion holds for anything with such a value, or without one. */
        boolean matchesSome(Criterion criterion, Predicate<String> among) {
            return facts().map(facts -> Optional.ofNullable(facts.values().get(criterion.key())))
                    .anyMatch(value ->
                            criterion.holds(value) && value.map(among::test).orElse(true));
        }

        /** For which part of the typical ones the criteria hold. */
        double share(Collection<Criterion> criteria) {
            List<Criterion> own = own(criteria);
            return (double) typical.stream().filter(facts -> facts.meet(own)).count() / typical.size();
        }
    }

    /** Values that limit nothing. */
    static final Set<String> ANYBODY = Set.of("*", "0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0");

    private TypicalFindings() {}

    /** Which part of them criteria hold for. */
    static double share(Collection<Criterion> criteria) {
        return Stream.of(Side.values())
                .mapToDouble(side -> side.share(criteria))
                .reduce(1, (left, right) -> left * right);
    }
}

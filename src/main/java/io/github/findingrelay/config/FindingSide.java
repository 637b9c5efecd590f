package io.github.findingrelay.config;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A part of what findings say, and what that can be.
 *
 * @param has whether a filter key is about it
 * @param typical as often as each other
 * @param probes rare ones, with which every short part of a value is in some
 */
record FindingSide(Predicate<String> has, List<Facts> typical, List<Facts> probes) {

    /**
     * What one finding says.
     *
     * @param values by filter key
     */
    record Facts(Map<String, String> values) {

        private boolean meet(Collection<Criterion> criteria) {
            return criteria.stream().allMatch(one -> one.holds(value(one.key())));
        }

        private Optional<String> value(String key) {
            return Optional.ofNullable(values.get(key));
        }
    }

    FindingSide {
        typical = List.copyOf(typical);
        probes = List.copyOf(probes);
    }

    List<Criterion> own(Collection<Criterion> criteria) {
        return criteria.stream().filter(one -> has.test(one.key())).toList();
    }

    private Stream<Facts> facts() {
        return Stream.of(typical, probes).flatMap(List::stream);
    }

    /** All that a key can be. */
    Stream<String> values(String key) {
        return facts().flatMap(facts -> facts.value(key).stream());
    }

    /** Whether a criterion holds where there is no value, or such a one. */
    boolean matchesSome(Criterion criterion, Predicate<String> among) {
        return facts().map(facts -> facts.value(criterion.key()))
                .anyMatch(value ->
                        criterion.holds(value) && value.map(among::test).orElse(true));
    }

    /** For which part of the typical ones the criteria hold. */
    double share(Collection<Criterion> criteria) {
        List<Criterion> own = own(criteria);
        return (double) typical.stream().filter(facts -> facts.meet(own)).count() / typical.size();
    }
}

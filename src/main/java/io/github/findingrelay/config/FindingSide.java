package io.github.findingrelay.config;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A part of what findings say, and what that can be.
 *
 * @param has whether a filter key is about it
 * @param typical as often as each other
 * @param probes rare ones, with which every short part of a value is in some
 * @param valuesByKey all values of both
 */
record FindingSide(
        Predicate<String> has, List<Facts> typical, List<Facts> probes, Map<String, Set<String>> valuesByKey) {

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
        valuesByKey = Map.copyOf(valuesByKey);
    }

    static FindingSide of(Predicate<String> has, List<Facts> typical, List<Facts> probes) {
        Map<String, Set<String>> values = Stream.of(typical, probes)
                .flatMap(List::stream)
                .flatMap(facts -> facts.values().entrySet().stream())
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableSet())));
        return new FindingSide(has, typical, probes, values);
    }

    List<Criterion> own(Collection<Criterion> criteria) {
        return criteria.stream().filter(one -> has.test(one.key())).toList();
    }

    /** All that a key can be. */
    Set<String> values(String key) {
        return valuesByKey.getOrDefault(key, Set.of());
    }

    /** Whether a criterion holds where there is no value, or for such a one. */
    boolean matchesSome(Criterion criterion, Predicate<String> among) {
        String key = criterion.key();
        Set<String> values = values(key);
        // Of thousands of values, a rule names a few.
        Stream<String> candidates = criterion.eq().isEmpty()
                ? values.stream()
                : criterion.eq().stream().filter(values::contains);
        boolean absent = criterion.holds(Optional.empty())
                && Stream.of(typical, probes)
                        .flatMap(List::stream)
                        .anyMatch(facts -> facts.value(key).isEmpty());
        return absent || candidates.anyMatch(value -> criterion.holds(Optional.of(value)) && among.test(value));
    }

    /** For which part of the typical ones the criteria hold. */
    double share(Collection<Criterion> criteria) {
        List<Criterion> own = own(criteria);
        return (double) typical.stream().filter(facts -> facts.meet(own)).count() / typical.size();
    }
}

package io.github.findingrelay.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Findings that are intended, so that nobody is notified of them.
 *
 * @param approvedBy key of an owner
 * @param expires the last day on which the rule holds
 * @param match all of the criteria must hold
 */
public record ArchiveRule(
        String name, String reason, String approvedBy, Optional<LocalDate> expires, List<Criterion> match) {
    public ArchiveRule {
        reason = LineBreaks.without(reason);
        match = List.copyOf(match);
    }

    /**
     * One condition on a finding.
     *
     * @param key an Access Analyzer filter key
     * @param eq any of these values, unless empty
     * @param neq none of these values
     * @param contains any of these substrings, unless empty
     * @param exists whether the key must be present or absent
     */
    public record Criterion(
            String key, List<String> eq, List<String> neq, List<String> contains, Optional<Boolean> exists) {
        public Criterion {
            eq = List.copyOf(eq);
            neq = List.copyOf(neq);
            contains = List.copyOf(contains);
        }

        /** Whether a finding is as it asks, by what the finding has for the key. */
        public boolean holds(Optional<String> value) {
            return holds(value, UnaryOperator.identity());
        }

        /**
         * The same where values are spelled otherwise. All operators must hold; of several values of
         * one, any.
         *
         * @param spelling equal for what means the same
         */
        public boolean holds(Optional<String> value, UnaryOperator<String> spelling) {
            String actual = value.map(spelling).orElse("");
            return (eq.isEmpty() || any(eq, spelling, actual::equals))
                    && !any(neq, spelling, actual::equals)
                    && (contains.isEmpty() || any(contains, spelling, actual::contains))
                    && exists.map(present -> present == value.isPresent()).orElse(true);
        }

        private static boolean any(List<String> values, UnaryOperator<String> spelling, Predicate<String> test) {
            return values.stream().map(spelling).anyMatch(test);
        }

        /**
         * What it asks of its key, in words.
         *
         * @param named what people call a value
         */
        public String test(UnaryOperator<String> named) {
            List<String> tests = new ArrayList<>();
            add(tests, "is", eq, named);
            add(tests, "is not", neq, named);
            add(tests, "contains", contains, named);
            exists.ifPresent(present -> tests.add(present ? "is present" : "is absent"));
            return String.join(" and ", tests);
        }

        private static void add(List<String> tests, String verb, List<String> values, UnaryOperator<String> named) {
            if (!values.isEmpty()) {
                tests.add(verb + " " + values.stream().map(named).collect(Collectors.joining(" or ")));
            }
        }
    }
}

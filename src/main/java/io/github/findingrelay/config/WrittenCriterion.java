package io.github.findingrelay.config;

import static java.util.stream.Collectors.toSet;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A criterion of an archive rule, with as many of its values as can be read.
 *
 * @param exists empty if it does not matter
 */
record WrittenCriterion(Set<String> eq, Set<String> neq, Set<String> contains, Optional<Boolean> exists) {

    static WrittenCriterion of(YamlNode node) {
        return new WrittenCriterion(
                scalars(node, "eq", YamlNode.ANY).map(YamlScalar::text).collect(toSet()),
                scalars(node, "neq", YamlNode.ANY).map(YamlScalar::text).collect(toSet()),
                scalars(node, "contains", YamlNode.ANY).map(YamlScalar::text).collect(toSet()),
                scalars(node, "exists").map(YamlScalar::isTrue).findFirst());
    }

    private static Stream<YamlScalar> scalars(YamlNode node, String... path) {
        return node.select(path).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    boolean isEmpty() {
        return eq.isEmpty() && neq.isEmpty() && contains.isEmpty() && exists.isEmpty();
    }

    /** Whether each value that this criterion takes is taken by the other one too. */
    boolean implies(WrittenCriterion wide) {
        return (wide.eq.isEmpty() || (!eq.isEmpty() && wide.eq.containsAll(eq)))
                && (wide.contains.isEmpty() || containsOneOf(eq, wide) || containsOneOf(contains, wide))
                && (wide.neq.isEmpty()
                        || (!eq.isEmpty() && Collections.disjoint(eq, wide.neq))
                        || neq.containsAll(wide.neq))
                && (wide.exists.isEmpty()
                        || wide.exists.equals(exists)
                        || (wide.exists.get() && !(eq.isEmpty() && contains.isEmpty())));
    }

    private static boolean containsOneOf(Set<String> values, WrittenCriterion wide) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> wide.contains.stream().anyMatch(value::contains));
    }
}

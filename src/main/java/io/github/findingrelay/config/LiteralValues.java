package io.github.findingrelay.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Values are compared as they stand, with what is in this partition. */
final class LiteralValues {

    private static final List<String> OPERATORS = List.of("eq", "neq", "contains");

    /** Conditions are not among them: theirs are written by whoever writes a policy, wildcards too. */
    private static final Set<String> ARNS = Set.of("resource", "principal.AWS", "principal.Federated");

    private LiteralValues() {}

    static Stream<Mistake> wildcards(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> match.criteria().keySet().stream()
                        .filter(key -> !key.startsWith("condition."))
                        .flatMap(key -> OPERATORS.stream()
                                .flatMap(operator -> match.values(key, operator)
                                        .filter(value -> isWildcard(key, operator, value.text()))
                                        .map(value -> new Mistake(value, wildcard(operator, value.text()))))));
    }

    /** As a principal, an asterisk by itself is everybody. */
    private static boolean isWildcard(String key, String operator, String value) {
        boolean everybody = key.startsWith("principal.") && value.equals("*");
        boolean whole = value.contains("*") && ARNS.contains(key) && value.startsWith("arn:");
        boolean part = value.contains("*") || value.contains("?");
        return !everybody && (operator.equals("contains") ? part : whole);
    }

    private static String wildcard(String operator, String value) {
        return operator.equals("contains")
                ? "'%s' would be compared with its %s: 'contains' knows no wildcards, it takes a part of the value as it is"
                        .formatted(value, value.contains("*") ? "asterisk" : "question mark")
                : "'%s' would be compared with its asterisk; 'eq' and 'neq' know no wildcards, 'contains' takes a part of the value"
                        .formatted(value);
    }

    static Stream<Mistake> ofOtherPartitions(YamlNode root) {
        String partition = RegionRules.partition(root).id();
        return WrittenMatch.all(root)
                .flatMap(match -> ARNS.stream()
                        .flatMap(key -> OPERATORS.stream().flatMap(operator -> match.values(key, operator)))
                        .filter(value -> !value.text().contains("*"))
                        .filter(value -> isOfOther(value, partition))
                        .map(value -> new Mistake(
                                value,
                                "'%s' is of another partition than '%s', in which this organization is"
                                        .formatted(value.text(), partition))));
    }

    private static boolean isOfOther(YamlScalar value, String partition) {
        return WrittenArn.of(value.text())
                .flatMap(WrittenArn::partition)
                .filter(own -> own.startsWith("aws") && !own.equals(partition))
                .isPresent();
    }
}

package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.model.ArchiveRule.Criterion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an archive rule looks for, with as many of its values as can be read.
 *
 * @param place the key {@code match}
 * @param criteria by filter key
 */
record WrittenMatch(YamlScalar place, YamlMapping nodes, Map<String, Criterion> criteria) {

    private static final List<String> POSITIVE = List.of("eq", "contains");

    /** That of each rule. */
    static Stream<WrittenMatch> all(YamlNode root) {
        return root.mappings("archiveRules", ANY)
                .flatMap(rule -> Stream.ofNullable(rule.entries().get("match")))
                .filter(match -> match.value() instanceof YamlMapping)
                .map(match -> of(match.key(), (YamlMapping) match.value()));
    }

    private static WrittenMatch of(YamlScalar place, YamlMapping nodes) {
        Map<String, Criterion> criteria = new LinkedHashMap<>();
        nodes.entries().forEach((key, entry) -> criteria.put(key, criterion(key, entry.value())));
        return new WrittenMatch(place, nodes, criteria);
    }

    private static Criterion criterion(String key, YamlNode node) {
        return new Criterion(
                key,
                texts(node, "eq"),
                texts(node, "neq"),
                texts(node, "contains"),
                scalars(node, "exists").map(YamlScalar::isTrue).findFirst());
    }

    private static List<String> texts(YamlNode node, String operator) {
        return scalars(node, operator, ANY).map(WrittenMatch::text).toList();
    }

    private static Stream<YamlScalar> scalars(YamlNode node, String... path) {
        return node.select(path)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(scalar -> !scalar.isNull());
    }

    /** As Access Analyzer spells it: truth values in lower case. */
    static String text(YamlScalar value) {
        return value.isText() ? value.text() : value.text().toLowerCase(Locale.ROOT);
    }

    Optional<Criterion> criterion(String key) {
        return Optional.ofNullable(criteria.get(key));
    }

    /** Where the values of an operator stand, or whether the key has to exist. */
    Stream<YamlScalar> values(String key, String operator) {
        return operator.equals("exists") ? scalars(nodes, key, operator) : scalars(nodes, key, operator, ANY);
    }

    /** Values of which a finding has to have one. */
    Stream<YamlScalar> wanted(String key) {
        return POSITIVE.stream().flatMap(operator -> values(key, operator));
    }
}

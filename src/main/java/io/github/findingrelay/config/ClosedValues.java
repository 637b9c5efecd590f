package io.github.findingrelay.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Values of keys that can have few. Access Analyzer takes any other, which then never matches. */
final class ClosedValues {

    private static final String TYPE = "resourceType";
    private static final List<String> OPERATORS = List.of("eq", "neq", "contains");

    private ClosedValues() {}

    static Stream<Mistake> unknown(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> FilterKeys.CLOSED.entrySet().stream()
                        .flatMap(key -> unknown(match, key.getKey(), key.getValue())));
    }

    private static Stream<Mistake> unknown(WrittenMatch match, String key, List<String> possible) {
        List<String> elsewhere = FilterKeys.OF_OTHER_ANALYZERS.getOrDefault(key, List.of());
        List<String> all =
                Stream.concat(possible.stream(), elsewhere.stream()).sorted().toList();
        return outside(match, key, all)
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: %s is %s%s"
                                .formatted(
                                        value.text(),
                                        key,
                                        String.join(" or ", possible.isEmpty() ? all : possible),
                                        Suggestion.of(value.text(), all).orElse(""))));
    }

    /** What is neither one of the words nor asked to be a part of one. */
    private static Stream<YamlScalar> outside(WrittenMatch match, String key, Collection<String> words) {
        return OPERATORS.stream()
                .flatMap(operator -> match.values(key, operator)
                        .filter(value -> !isAmong(WrittenMatch.text(value), operator, words)));
    }

    private static boolean isAmong(String value, String operator, Collection<String> words) {
        return operator.equals("contains")
                ? words.stream().anyMatch(word -> word.contains(value))
                : words.contains(value);
    }

    /** Warnings only: the rule does no harm, and other analyzers may have it. */
    static Stream<Mistake> ofOtherAnalyzers(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> FilterKeys.OF_OTHER_ANALYZERS.entrySet().stream()
                        .flatMap(key -> match.wanted(key.getKey())
                                .filter(value -> isOf(key, WrittenMatch.text(value)))
                                .map(value -> new Mistake(value, ofOtherAnalyzers(value, key.getKey())))));
    }

    /** A key that only they fill has no value here, whatever it is. */
    static Stream<Mistake> presentElsewhere(YamlNode root) {
        return WrittenMatch.all(root)
                .flatMap(match -> FilterKeys.CLOSED.entrySet().stream()
                        .filter(key -> key.getValue().isEmpty())
                        .flatMap(key -> match.values(key.getKey(), "exists")
                                .filter(YamlScalar::isTrue)
                                .map(value -> new Mistake(value, ofOtherAnalyzers(value, key.getKey())))));
    }

    private static boolean isOf(Map.Entry<String, List<String>> key, String value) {
        List<String> ours = FilterKeys.CLOSED.getOrDefault(key.getKey(), List.of());
        return ours.stream().noneMatch(word -> word.contains(value))
                && key.getValue().stream().anyMatch(word -> word.contains(value));
    }

    private static String ofOtherAnalyzers(YamlScalar value, String key) {
        List<String> ours = FilterKeys.CLOSED.getOrDefault(key, List.of());
        return "'%s' cannot match: our analyzers are of external access, whose findings have %s"
                .formatted(value.text(), ours.isEmpty() ? "no " + key : key + " " + String.join(" or ", ours));
    }

    static Stream<Mistake> unusedOnly(YamlNode root) {
        return types(root, match -> match.wanted(TYPE))
                .filter(value -> FilterKeys.UNUSED_ONLY.contains(value.text()))
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: such resources have findings of unused access only, and our analyzers are of external access"
                                .formatted(value.text())));
    }

    /** A word that no type of AWS can be, or one that is almost a known type. */
    static Stream<Mistake> mistypedTypes(YamlNode root) {
        return unknownTypes(root)
                .filter(value -> isMistyped(value.text()))
                .map(value -> new Mistake(
                        value,
                        "'%s' cannot match: resource types are such as AWS::IAM::Role%s"
                                .formatted(value.text(), suggestion(value.text()))));
    }

    /** Warnings only: AWS adds types. */
    static Stream<Mistake> newTypes(YamlNode root) {
        return Stream.concat(
                        unknownTypes(root).filter(value -> !isMistyped(value.text())),
                        types(root, match -> match.values(TYPE, "contains"))
                                .filter(value -> FilterKeys.RESOURCE_TYPES.stream()
                                        .noneMatch(type -> type.contains(value.text()))))
                .map(value -> new Mistake(
                        value,
                        "'%s' is not a resource type that Access Analyzer is known to report; one is AWS::IAM::Role"
                                .formatted(value.text())));
    }

    /** Types of AWS have much in common, so that the last word has to be similar too. */
    private static boolean isMistyped(String type) {
        return !type.matches("AWS::[A-Z][A-Za-z0-9]*::[A-Z][A-Za-z0-9]*")
                || Suggestion.closest(type, FilterKeys.RESOURCE_TYPES)
                        .filter(known -> Math.abs(known.length() - type.length()) <= 2)
                        .flatMap(known -> Suggestion.closest(lastWord(type), List.of(lastWord(known))))
                        .isPresent();
    }

    private static String lastWord(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private static String suggestion(String type) {
        String spelled = type.replaceAll("[^A-Za-z0-9]", "");
        return FilterKeys.RESOURCE_TYPES.stream()
                .filter(known -> known.replace(":", "").equalsIgnoreCase(spelled))
                .findAny()
                .map(known -> "; did you mean '" + known + "'?")
                .or(() -> Suggestion.of(type, FilterKeys.RESOURCE_TYPES))
                .orElse("");
    }

    private static Stream<YamlScalar> unknownTypes(YamlNode root) {
        return types(root, match -> Stream.concat(match.values(TYPE, "eq"), match.values(TYPE, "neq")))
                .filter(value -> !FilterKeys.RESOURCE_TYPES.contains(value.text()));
    }

    private static Stream<YamlScalar> types(YamlNode root, Function<WrittenMatch, Stream<YamlScalar>> values) {
        return WrittenMatch.all(root).flatMap(values);
    }
}

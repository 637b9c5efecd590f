package io.github.findingrelay.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Archive rules that have no effect because another one archives everything that they do. Whoever
 * removes such a rule, or waits for it to expire, would wait in vain for a notification.
 */
final class HiddenArchiveRules {

    private record WrittenRule(int index, YamlScalar name, Map<String, WrittenCriterion> match) {

        static Stream<WrittenRule> of(int index, YamlMapping rule) {
            Map<String, WrittenCriterion> match = rule.mappings("match")
                    .flatMap(mapping -> mapping.entries().entrySet().stream())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> WrittenCriterion.of(entry.getValue().value())));
            return rule.get("name") instanceof YamlScalar name && isReadable(match)
                    ? Stream.of(new WrittenRule(index, name, match))
                    : Stream.empty();
        }

        private static boolean isReadable(Map<String, WrittenCriterion> match) {
            return !match.isEmpty() && match.values().stream().noneMatch(WrittenCriterion::isEmpty);
        }

        boolean hides(WrittenRule other) {
            return match.entrySet().stream().allMatch(wide -> {
                WrittenCriterion narrow = other.match.get(wide.getKey());
                return narrow != null && narrow.implies(wide.getValue());
            });
        }

        /** What it asks for with 'eq', by key. */
        Stream<List<Wanted>> wanted() {
            return match.entrySet().stream()
                    .map(criterion -> criterion.getValue().eq().stream()
                            .map(value -> new Wanted(criterion.getKey(), value))
                            .toList())
                    .filter(values -> !values.isEmpty());
        }
    }

    private record Wanted(String key, String value) {}

    /** Each rule under its rarest values, one of which whatever it hides must have. */
    private final Map<Wanted, List<WrittenRule>> byValue = new HashMap<>();

    /** The rules that ask for no value with 'eq'. */
    private final List<WrittenRule> others = new ArrayList<>();

    private HiddenArchiveRules(List<WrittenRule> rules) {
        Map<Wanted, Long> times = rules.stream()
                .flatMap(WrittenRule::wanted)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        rules.forEach(rule -> rule.wanted()
                .min(Comparator.comparingLong(values -> values.stream()
                        .mapToLong(one -> times.getOrDefault(one, 0L))
                        .sum()))
                .ifPresentOrElse(
                        values -> values.forEach(one -> byValue.computeIfAbsent(one, any -> new ArrayList<>())
                                .add(rule)),
                        () -> others.add(rule)));
    }

    static Stream<Mistake> hidden(YamlNode root) {
        List<YamlMapping> written = root.mappings("archiveRules", YamlNode.ANY).toList();
        List<WrittenRule> rules = IntStream.range(0, written.size())
                .boxed()
                .flatMap(index -> WrittenRule.of(index, written.get(index)))
                .toList();
        HiddenArchiveRules all = new HiddenArchiveRules(rules);
        return rules.stream().flatMap(all::hidden);
    }

    /** Of two rules that archive the same, the second one is reported. */
    private Stream<Mistake> hidden(WrittenRule narrow) {
        return candidates(narrow)
                .flatMap(rules -> rules.stream()
                        .filter(wide -> wide.index() != narrow.index() && wide.hides(narrow))
                        .filter(wide -> wide.index() < narrow.index() || !narrow.hides(wide))
                        .limit(1))
                .min(Comparator.comparingInt(WrittenRule::index))
                .map(wide -> mistake(narrow, wide))
                .stream();
    }

    /** Those that may hide a rule: all that do are among them. */
    private Stream<List<WrittenRule>> candidates(WrittenRule narrow) {
        return Stream.concat(
                Stream.of(others), narrow.wanted().map(values -> byValue.getOrDefault(values.get(0), List.of())));
    }

    private static Mistake mistake(WrittenRule narrow, WrittenRule wide) {
        return new Mistake(
                narrow.name(),
                "everything that '%s' archives, '%s' in line %d archives too; remove one of them"
                        .formatted(
                                narrow.name().text(),
                                wide.name().text(),
                                wide.name().place().line()));
    }
}

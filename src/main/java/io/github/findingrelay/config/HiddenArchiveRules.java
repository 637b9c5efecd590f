package io.github.findingrelay.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Archive rules that have no effect because another one archives everything that they do. Whoever
 * removes such a rule, or waits for it to expire, would wait in vain for a notification.
 */
final class HiddenArchiveRules {

    private record WrittenRule(YamlScalar name, Map<String, WrittenCriterion> match) {

        static Stream<WrittenRule> of(YamlMapping rule) {
            Map<String, WrittenCriterion> match = rule.mappings("match")
                    .flatMap(mapping -> mapping.entries().entrySet().stream())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> WrittenCriterion.of(entry.getValue().value())));
            return rule.get("name") instanceof YamlScalar name && isReadable(match)
                    ? Stream.of(new WrittenRule(name, match))
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
    }

    private HiddenArchiveRules() {}

    static Stream<Mistake> hidden(YamlNode root) {
        List<WrittenRule> rules = root.mappings("archiveRules", YamlNode.ANY)
                .flatMap(WrittenRule::of)
                .toList();
        return IntStream.range(0, rules.size()).boxed().flatMap(index -> hidden(rules, index));
    }

    /** Of two rules that archive the same, the second one is reported. */
    private static Stream<Mistake> hidden(List<WrittenRule> rules, int index) {
        WrittenRule narrow = rules.get(index);
        return IntStream.range(0, rules.size())
                .filter(i -> i != index && rules.get(i).hides(narrow))
                .filter(i -> i < index || !narrow.hides(rules.get(i)))
                .mapToObj(rules::get)
                .limit(1)
                .map(wide -> mistake(narrow, wide));
    }

    private static Mistake mistake(WrittenRule narrow, WrittenRule wide) {
        return new Mistake(
                narrow.name(),
                "everything that '%s' archives, '%s' in line %d archives too; remove one of them"
                        .formatted(
                                narrow.name().text(),
                                wide.name().text(),
                                wide.name().line()));
    }
}

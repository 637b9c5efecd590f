package io.github.findingrelay.config;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Archive rules that have no effect because another one archives everything that they do. Whoever
 * removes such a rule, or waits for it to expire, would wait in vain for a notification.
 */
final class HiddenArchiveRules {

  /**
   * A criterion's values.
   *
   * @param exists null if it does not matter
   */
  private record WrittenCriterion(
      Set<String> eq, Set<String> neq, Set<String> contains, @Nullable Boolean exists) {

    static WrittenCriterion of(YamlNode node) {
      return new WrittenCriterion(
          values(node, "eq"),
          values(node, "neq"),
          values(node, "contains"),
          node.select("exists")
              .filter(YamlScalar.class::isInstance)
              .map(value -> ((YamlScalar) value).isTrue())
              .findFirst()
              .orElse(null));
    }

    private static Set<String> values(YamlNode node, String operator) {
      return node.select(operator, YamlNode.ANY)
          .filter(YamlScalar.class::isInstance)
          .map(value -> ((YamlScalar) value).text())
          .collect(Collectors.toSet());
    }

    boolean isEmpty() {
      return eq.isEmpty() && neq.isEmpty() && contains.isEmpty() && exists == null;
    }

    /** Whether each value that this criterion takes is taken by the other one too. */
    boolean implies(WrittenCriterion wide) {
      return (wide.eq.isEmpty() || (!eq.isEmpty() && wide.eq.containsAll(eq)))
          && (wide.contains.isEmpty() || containsOneOf(eq, wide) || containsOneOf(contains, wide))
          && (wide.neq.isEmpty()
              || (!eq.isEmpty() && Collections.disjoint(eq, wide.neq))
              || neq.containsAll(wide.neq))
          && (wide.exists == null
              || wide.exists.equals(exists)
              || (wide.exists && !(eq.isEmpty() && contains.isEmpty())));
    }

    private static boolean containsOneOf(Set<String> values, WrittenCriterion wide) {
      return !values.isEmpty()
          && values.stream().allMatch(value -> wide.contains.stream().anyMatch(value::contains));
    }
  }

  private record WrittenRule(YamlScalar name, Map<String, WrittenCriterion> match) {

    static WrittenRule of(YamlMapping rule) {
      Map<String, WrittenCriterion> match = new HashMap<>();
      rule.mappings("match")
          .flatMap(mapping -> mapping.entries().entrySet().stream())
          .forEach(
              entry -> match.put(entry.getKey(), WrittenCriterion.of(entry.getValue().value())));
      return new WrittenRule((YamlScalar) Objects.requireNonNull(rule.get("name")), match);
    }

    boolean isReadable() {
      return !match.isEmpty() && match.values().stream().noneMatch(WrittenCriterion::isEmpty);
    }

    boolean hides(WrittenRule other) {
      return match.entrySet().stream()
          .allMatch(
              wide -> {
                WrittenCriterion narrow = other.match.get(wide.getKey());
                return narrow != null && narrow.implies(wide.getValue());
              });
    }
  }

  private HiddenArchiveRules() {}

  static void check(YamlNode root, Problems problems) {
    List<WrittenRule> rules =
        root.mappings("archiveRules", YamlNode.ANY)
            .filter(rule -> rule.get("name") instanceof YamlScalar)
            .map(WrittenRule::of)
            .filter(WrittenRule::isReadable)
            .toList();
    for (int i = 0; i < rules.size(); i++) {
      report(rules, i, problems);
    }
  }

  /** Of two rules that archive the same, the second one is reported. */
  private static void report(List<WrittenRule> rules, int index, Problems problems) {
    WrittenRule narrow = rules.get(index);
    for (int i = 0; i < rules.size(); i++) {
      WrittenRule wide = rules.get(i);
      if (i != index && wide.hides(narrow) && (i < index || !narrow.hides(wide))) {
        problems.warning(
            narrow.name(),
            "everything that '%s' archives, '%s' in line %d archives too; remove one of them"
                .formatted(narrow.name().text(), wide.name().text(), wide.name().line()),
            "archive-rule.hidden");
        return;
      }
    }
  }
}

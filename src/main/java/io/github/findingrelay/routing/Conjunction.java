package io.github.findingrelay.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Patterns;

/** Conditions that must all hold. A rule is one of them, or several that {@code $or} separates. */
record Conjunction(EventRule rule, List<FieldPattern> conditions) {

  Conjunction {
    conditions = List.copyOf(conditions);
  }

  /**
   * The alternatives of a rule, as EventBridge's own compiler finds them.
   *
   * @param known conditions to share; thousands of rules have the same
   */
  static List<Conjunction> of(EventRule rule, Map<FieldPattern, FieldPattern> known) {
    try {
      return JsonRuleCompiler.compile(rule.pattern()).stream()
          .map(fields -> new Conjunction(rule, conditions(fields, known)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("patterns are checked before they are compiled", e);
    }
  }

  private static List<FieldPattern> conditions(
      Map<String, List<Patterns>> fields, Map<FieldPattern, FieldPattern> known) {
    return fields.entrySet().stream()
        .map(field -> new FieldPattern(field.getKey(), field.getValue()))
        .map(condition -> known.computeIfAbsent(condition, same -> condition))
        .toList();
  }

  Optional<FieldPattern> on(Field field) {
    return conditions.stream()
        .filter(condition -> condition.path().equals(field.path()))
        .findFirst();
  }
}

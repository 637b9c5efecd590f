package io.github.findingrelay.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;

/** Conditions that must all hold. A rule is one of them, or several that {@code $or} separates. */
record Conjunction(EventRule rule, List<Condition> conditions) {

  Conjunction {
    conditions = List.copyOf(conditions);
  }

  /** The alternatives of a rule, as EventBridge's own compiler finds them. */
  static List<Conjunction> of(EventRule rule) {
    try {
      return JsonRuleCompiler.compile(rule.pattern()).stream()
          .map(
              fields ->
                  new Conjunction(
                      rule,
                      fields.entrySet().stream()
                          .map(field -> new Condition(field.getKey(), field.getValue()))
                          .toList()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("patterns are checked before they are compiled", e);
    }
  }

  Optional<Condition> on(Field field) {
    return conditions.stream()
        .filter(condition -> condition.path().equals(field.path()))
        .findFirst();
  }
}

package io.github.findingrelay.plan;

import io.github.findingrelay.plan.Consequence.Effect;
import io.github.findingrelay.plan.TemplateContents.ComparedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of the resources of one stack when its template changes. */
final class StackComparison {

  private static final String TOPIC = "AWS::SNS::Topic";
  private static final String SUBSCRIPTION = "AWS::SNS::Subscription";
  private static final String RULE = "AWS::Events::Rule";

  private static final Comparator<Consequence> ORDER =
      Comparator.comparing(Consequence::kind)
          .thenComparing(Consequence::subject)
          .thenComparing(Consequence::detail);

  private final Map<String, ComparedResource> before;
  private final Map<String, ComparedResource> after;
  private final Set<String> replaced = new HashSet<>();
  private final List<Consequence> found = new ArrayList<>();

  private StackComparison(TemplateContents before, TemplateContents after) {
    this.before = before.resources();
    this.after = after.resources();
  }

  /**
   * Compares two templates of a stack.
   *
   * @param before {@link TemplateContents#NONE} if the stack is created
   * @param after {@link TemplateContents#NONE} if it is deleted
   */
  static StackComparison of(TemplateContents before, TemplateContents after) {
    StackComparison comparison = new StackComparison(before, after);
    comparison.compare();
    return comparison;
  }

  boolean replacesSomething() {
    return !replaced.isEmpty();
  }

  /** The worst first. */
  List<Consequence> consequences() {
    return found.stream().sorted(ORDER).toList();
  }

  private void compare() {
    before.forEach(
        (id, resource) -> {
          ComparedResource now = after.get(id);
          if (now != null && Replacement.replaces(resource, now)) {
            replaced.add(id);
          }
        });
    before.forEach(
        (id, resource) -> {
          if (!after.containsKey(id)) {
            removed(resource);
          }
        });
    after.forEach(
        (id, resource) -> {
          ComparedResource old = before.get(id);
          if (old == null) {
            added(resource);
          } else {
            kept(id, old, resource);
          }
        });
  }

  private void removed(ComparedResource resource) {
    switch (resource.type()) {
      case TOPIC -> add(Effect.TOPIC_REMOVED, resource, "TopicName");
      case SUBSCRIPTION -> add(Effect.LOSES_CONFIRMATION, resource, "Endpoint");
      case RULE -> {
        // Without its stack it goes anyway.
        if (!after.isEmpty()) {
          add(Effect.RULE_REMOVED, resource, "Name");
        }
      }
      default -> {}
    }
  }

  private void added(ComparedResource resource) {
    if (resource.type().equals(SUBSCRIPTION)) {
      add(Effect.MUST_CONFIRM, resource, "Endpoint");
    }
  }

  private void kept(String id, ComparedResource old, ComparedResource now) {
    boolean isReplaced = replaced.contains(id);
    switch (old.type()) {
      case TOPIC -> {
        if (isReplaced) {
          add(Effect.TOPIC_REPLACED, old, "TopicName");
        }
      }
      case RULE -> {
        if (!old.property("EventBusName").equals(now.property("EventBusName"))) {
          found.add(
              new Consequence(Effect.RULE_MOVES, name(now, "Name"), bus(old) + " -> " + bus(now)));
        }
      }
      case SUBSCRIPTION -> {
        if (isReplaced) {
          removed(old);
          added(now);
        } else if (replaced.contains(topic(now))) {
          add(Effect.MUST_CONFIRM, now, "Endpoint");
        }
      }
      default -> {}
    }
  }

  private static String bus(ComparedResource rule) {
    return rule.property("EventBusName").orElse("default");
  }

  /** The logical id of the topic. */
  private static String topic(ComparedResource subscription) {
    return subscription.property("TopicArn").orElse("").replace("!Ref ", "");
  }

  private void add(Effect kind, ComparedResource resource, String property) {
    found.add(new Consequence(kind, name(resource, property), ""));
  }

  private static String name(ComparedResource resource, String property) {
    return resource.property(property).orElse("?");
  }
}

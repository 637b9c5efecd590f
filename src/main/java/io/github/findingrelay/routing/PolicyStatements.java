package io.github.findingrelay.routing;

import io.github.findingrelay.routing.StackContents.Sender;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a resource policy lets a service do. */
final class PolicyStatements {

  static final String EVENT_BRIDGE = "events.amazonaws.com";

  /** Amazon Q Developer in chat applications. */
  static final String CHAT = "chatbot.amazonaws.com";

  private final StackResources stack;
  private final List<Mapping> statements;

  PolicyStatements(StackResources stack, Mapping document) {
    this.stack = stack;
    this.statements =
        stack.items(document.entries().get("Statement")).stream().map(stack::mapping).toList();
  }

  /**
   * Whether a service may do something to a resource.
   *
   * <p>A statement with a condition does not count: EventBridge supports none on topics and on
   * keys, and fails in silence. Where anything is denied, we do not claim that it works.
   */
  boolean let(String service, String action, String resource) {
    return statements.stream().noneMatch(statement -> is(statement, "Effect", "Deny"))
        && statements.stream().anyMatch(statement -> allows(statement, service, action, resource));
  }

  private boolean allows(Mapping statement, String service, String action, String resource) {
    String prefix = action.substring(0, action.indexOf(':'));
    return is(statement, "Effect", "Allow")
        && !statement.entries().containsKey("Condition")
        && stack.required(statement, "Principal") instanceof Mapping principal
        && is(principal, "Service", service)
        && (is(statement, "Action", action) || is(statement, "Action", prefix + ":*"))
        && (is(statement, "Resource", resource) || is(statement, "Resource", "*"));
  }

  /** Whether a service may take the role whose trust policy this is. */
  boolean letAssume(String service) {
    return statements.stream()
        .anyMatch(
            statement ->
                is(statement, "Effect", "Allow")
                    && !statement.entries().containsKey("Condition")
                    && is(statement, "Action", "sts:AssumeRole")
                    && stack.required(statement, "Principal") instanceof Mapping principal
                    && is(principal, "Service", service));
  }

  /** The resources to which the role whose permissions these are may do something. */
  List<String> resourcesOf(String action) {
    return statements.stream()
        .filter(
            statement ->
                is(statement, "Effect", "Allow")
                    && !statement.entries().containsKey("Condition")
                    && is(statement, "Action", action))
        .flatMap(statement -> stack.texts(statement, "Resource").stream())
        .toList();
  }

  /** Which rules may send to which queues; here EventBridge supports a condition. */
  List<Sender> senders() {
    List<Sender> senders = new ArrayList<>();
    for (Mapping statement : statements) {
      if (is(statement, "Effect", "Allow")
          && is(statement, "Action", "sqs:SendMessage")
          && stack.required(statement, "Principal") instanceof Mapping principal
          && is(principal, "Service", EVENT_BRIDGE)) {
        for (String queue : stack.texts(statement, "Resource")) {
          sources(statement).forEach(rules -> senders.add(new Sender(queue, rules)));
        }
      }
    }
    return senders;
  }

  private List<String> sources(Mapping statement) {
    if (!statement.entries().containsKey("Condition")) {
      return List.of("*");
    }
    Mapping condition = stack.child(statement, "Condition");
    stack.requireOnly(condition, Set.of("ArnLike"));
    Mapping arns = stack.child(condition, "ArnLike");
    stack.requireOnly(arns, Set.of("aws:SourceArn"));
    return stack.texts(arns, "aws:SourceArn");
  }

  private boolean is(Mapping mapping, String key, String value) {
    return stack.texts(mapping, key).contains(value);
  }
}

package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the messages of a rule's targets arrive, whatever an event holds. */
final class MessageCheck {

  /** SNS takes no more. */
  private static final int MAX_BYTES = 256 * 1024;

  /** What EventBridge understands of JSON paths. */
  private static final Pattern PATH = Pattern.compile("\\$(\\.[A-Za-z0-9_/-]+(\\[[0-9]+])*)+");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Topology topology;
  private final Map<String, Map<String, JsonNode>> samples = new HashMap<>();
  private final Set<Set<Object>> seen = new HashSet<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private MessageCheck(Topology topology) {
    this.topology = topology;
  }

  static List<Diagnostic> of(Topology topology, List<Conjunction> conjunctions) {
    MessageCheck check = new MessageCheck(topology);
    conjunctions.forEach(check::rule);
    return check.found;
  }

  private void rule(Conjunction conjunction) {
    Map<String, JsonNode> events = new HashMap<>();
    for (String source : List.of(Finding.SECURITY_HUB, "aws.cloudwatch")) {
      if (conjunction.on(Field.SOURCE).stream()
          .allMatch(condition -> condition.accepts(Field.SOURCE, Optional.of(source)))) {
        events.putAll(samples.computeIfAbsent(source, SampleEvents::of));
      }
    }
    for (RuleTarget target : conjunction.rule().targets()) {
      List<Recipient> recipients = topology.recipientsOf(target);
      if (!recipients.isEmpty()) {
        boolean chat = recipients.stream().anyMatch(Recipient::isChat);
        boolean people = recipients.stream().anyMatch(recipient -> !recipient.isChat());
        target(conjunction.rule(), target, chat, people, events);
      }
    }
  }

  private void target(
      EventRule rule,
      RuleTarget target,
      boolean chat,
      boolean people,
      Map<String, JsonNode> events) {
    if (target.transformer().isEmpty()) {
      error(rule, target, "has no input transformer: people would get the event as JSON", "none");
      return;
    }
    if (!seen.add(
        Set.of(target.transformer().get(), "chat " + chat, "people " + people, events.keySet()))) {
      return;
    }
    Message message = new Message(target.transformer().get());
    for (String name : message.unresolved()) {
      error(rule, target, "has a placeholder <%s> without a path".formatted(name), "unresolved");
    }
    if (!pathsLeadSomewhere(rule, target, message, events)) {
      return;
    }
    if (chat) {
      chat(rule, target, message, events);
    }
    if (people) {
      mail(rule, target, message, events);
    }
  }

  private boolean pathsLeadSomewhere(
      EventRule rule, RuleTarget target, Message message, Map<String, JsonNode> events) {
    boolean all = true;
    for (String path : message.paths().values()) {
      if (!PATH.matcher(path).matches()) {
        error(rule, target, "has a path that EventBridge does not read: " + path, "path");
        all = false;
      } else if (events.values().stream().noneMatch(event -> Message.at(event, path).isPresent())) {
        error(rule, target, "has a path that leads nowhere in any event: " + path, "path");
      }
    }
    return all;
  }

  private void chat(
      EventRule rule, RuleTarget target, Message message, Map<String, JsonNode> events) {
    events.forEach(
        (what, event) ->
            CustomNotification.mistake(message.of(event, rule.name()))
                .ifPresent(
                    mistake ->
                        error(
                            rule,
                            target,
                            "is not a custom notification with %s, and chat would drop it: %s"
                                .formatted(what, mistake),
                            "chat")));
  }

  private void mail(
      EventRule rule, RuleTarget target, Message message, Map<String, JsonNode> events) {
    if (message.isJson()) {
      error(rule, target, "is JSON, and people would get it as mail", "mail");
      return;
    }
    message
        .template()
        .lines()
        .filter(line -> !isQuoted(line))
        .findFirst()
        .ifPresent(
            line ->
                error(rule, target, "has a line that is not in double quotes: " + line, "mail"));
    events.forEach(
        (what, event) -> {
          int bytes = message.of(event, rule.name()).getBytes(StandardCharsets.UTF_8).length;
          if (bytes > MAX_BYTES) {
            error(
                rule,
                target,
                "has %d bytes with %s; SNS takes %d".formatted(bytes, what, MAX_BYTES),
                "mail");
          }
        });
  }

  private static boolean isQuoted(String line) {
    try {
      return JSON.readTree(line).isTextual();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private void error(EventRule rule, RuleTarget target, String what, String id) {
    found.add(
        Diagnostic.error(
            target.location(),
            "the message of target %s of rule %s %s".formatted(target.id(), rule.name(), what),
            "message." + id));
  }
}

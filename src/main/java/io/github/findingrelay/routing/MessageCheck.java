package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import io.github.findingrelay.routing.EventRule.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether the messages of a rule's targets arrive, whatever an event holds. */
final class MessageCheck {

  /** SNS takes no more. */
  private static final int MAX_BYTES = 256 * 1024;

  /** Characters that EventBridge takes as an input template. */
  private static final int MAX_TEMPLATE = 8_192;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is checked once, however many targets have it. */
  private record MessageCase(
      Optional<InputTransformer> transformer, List<String> sources, boolean chat, boolean people) {}

  private final EventRule rule;
  private final Target target;
  private final List<Diagnostic> found = new ArrayList<>();

  private MessageCheck(EventRule rule, Target target) {
    this.rule = rule;
    this.target = target;
  }

  static List<Diagnostic> of(Topology topology, Collection<Conjunction> conjunctions) {
    Map<MessageCase, MessageCheck> checks = new LinkedHashMap<>();
    for (Conjunction conjunction : conjunctions) {
      List<String> sources = sources(conjunction);
      for (Target target : conjunction.rule().targets()) {
        List<Recipient> recipients = topology.recipientsOf(target.arn());
        if (!recipients.isEmpty()) {
          checks.computeIfAbsent(
              new MessageCase(
                  target.transformer(),
                  sources,
                  recipients.stream().anyMatch(Recipient::isChat),
                  recipients.stream().anyMatch(recipient -> !recipient.isChat())),
              same -> new MessageCheck(conjunction.rule(), target));
        }
      }
    }
    Map<String, Map<String, JsonNode>> samples = SampleEvents.bySource();
    return checks.entrySet().parallelStream()
        .flatMap(check -> check.getValue().check(check.getKey(), samples))
        .toList();
  }

  /** The sources of events that a rule can take. */
  private static List<String> sources(Conjunction conjunction) {
    return new TreeSet<>(SampleEvents.SOURCES)
        .stream()
            .filter(
                source ->
                    conjunction.on(Field.SOURCE).stream()
                        .allMatch(
                            condition -> condition.accepts(Field.SOURCE, Optional.of(source))))
            .toList();
  }

  private Stream<Diagnostic> check(MessageCase what, Map<String, Map<String, JsonNode>> samples) {
    if (what.transformer().isEmpty()) {
      error("has no input transformer: people would get the event as JSON", "none");
      return found.stream();
    }
    Map<String, JsonNode> events = new LinkedHashMap<>();
    what.sources().forEach(source -> events.putAll(samples.getOrDefault(source, Map.of())));
    Message message = new Message(what.transformer().get());
    if (message.template().length() > MAX_TEMPLATE) {
      error(
          "has %d characters; EventBridge takes %d"
              .formatted(message.template().length(), MAX_TEMPLATE),
          "length");
    }
    for (String name : message.unresolved()) {
      error("has a placeholder <%s> without a path".formatted(name), "unresolved");
    }
    List<String> unreadable = message.unreadablePaths();
    unreadable.forEach(path -> error("has a path that EventBridge cannot read: " + path, "path"));
    if (unreadable.isEmpty()) {
      message
          .idlePaths(events.values())
          .forEach(path -> error("has a path that leads nowhere in any event: " + path, "path"));
    }
    if (what.chat()) {
      chat(message, events);
    }
    if (what.people()) {
      mail(message, events);
    }
    return found.stream();
  }

  /** The first event that shows a mistake is enough: most mistakes show in all. */
  private void chat(Message message, Map<String, JsonNode> events) {
    events.entrySet().stream()
        .flatMap(
            event ->
                CustomNotification.mistake(message.of(event.getValue(), rule.name()))
                    .map(
                        mistake ->
                            "is not a custom notification with %s, and chat would drop it: %s"
                                .formatted(event.getKey(), mistake))
                    .stream())
        .findFirst()
        .ifPresent(mistake -> error(mistake, "chat"));
  }

  private void mail(Message message, Map<String, JsonNode> events) {
    if (message.isJson()) {
      error("is JSON, and people would get it as mail", "mail");
      return;
    }
    message
        .template()
        .lines()
        .filter(line -> !isQuoted(line))
        .findFirst()
        .ifPresent(line -> error("has a line that is not in double quotes: " + line, "mail"));
    events.forEach(
        (what, event) -> {
          int bytes = message.of(event, rule.name()).getBytes(StandardCharsets.UTF_8).length;
          if (bytes > MAX_BYTES) {
            error("has %d bytes with %s; SNS takes %d".formatted(bytes, what, MAX_BYTES), "mail");
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

  private void error(String what, String id) {
    found.add(
        Diagnostic.error(
            target.location(),
            "the message of target %s of rule %s %s".formatted(target.id(), rule.name(), what),
            "message." + id));
  }
}

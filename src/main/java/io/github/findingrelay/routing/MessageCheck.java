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

/** Whether the messages of a rule's targets arrive, whatever an event holds. */
final class MessageCheck {

    /** SNS takes no more. */
    private static final int MAX_BYTES = 256 * 1024;

    /** Characters that EventBridge takes as an input template. */
    private static final int MAX_TEMPLATE = 8_192;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is checked once, however many targets have it. */
    private record MessageCase(
            Optional<InputTransformer> transformer, List<String> sources, boolean chat, boolean people) {

        static MessageCase of(Target target, List<String> sources, List<Recipient> recipients) {
            boolean chat = recipients.stream().anyMatch(Recipient::isChat);
            boolean people = !recipients.stream().allMatch(Recipient::isChat);
            return new MessageCase(target.transformer(), sources, chat, people);
        }

        boolean isRead() {
            return chat || people;
        }
    }

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
            EventRule rule = conjunction.rule();
            for (Target target : rule.targets()) {
                MessageCase what = MessageCase.of(target, sources, topology.recipientsOf(target.arn()));
                if (what.isRead()) {
                    checks.computeIfAbsent(what, same -> new MessageCheck(rule, target));
                }
            }
        }
        Map<String, Map<String, JsonNode>> samples = SampleEvents.bySource();
        return checks.entrySet().parallelStream()
                .flatMap(check -> check.getValue().check(check.getKey(), samples).stream())
                .toList();
    }

    /** The sources of events that a rule can take. */
    private static List<String> sources(Conjunction conjunction) {
        return SampleEvents.SOURCES.stream()
                .filter(source -> conjunction.accepts(Field.SOURCE, source))
                .toList();
    }

    private List<Diagnostic> check(MessageCase what, Map<String, Map<String, JsonNode>> samples) {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        what.sources().forEach(source -> events.putAll(samples.getOrDefault(source, Map.of())));
        what.transformer()
                .ifPresentOrElse(
                        transformer -> check(new Message(transformer), what, events),
                        () -> error("has no input transformer: people would get the event as JSON", "none"));
        return found;
    }

    private void check(Message message, MessageCase what, Map<String, JsonNode> events) {
        template(message, events.values());
        if (what.chat()) {
            chat(message, events);
        }
        if (what.people()) {
            mail(message, events);
        }
    }

    private void template(Message message, Collection<JsonNode> events) {
        int length = message.template().length();
        if (length > MAX_TEMPLATE) {
            error("has %d characters; EventBridge takes %d".formatted(length, MAX_TEMPLATE), "length");
        }
        for (String name : message.unresolved()) {
            error("has a placeholder <%s> without a path".formatted(name), "unresolved");
        }
        List<String> unreadable = message.unreadablePaths();
        unreadable.forEach(path -> error("has a path that EventBridge cannot read: " + path, "path"));
        if (unreadable.isEmpty()) {
            message.idlePaths(events)
                    .forEach(path -> error("has a path that leads nowhere in any event: " + path, "path"));
        }
    }

    /** The first event that shows a mistake is enough: most mistakes show in all. */
    private void chat(Message message, Map<String, JsonNode> events) {
        for (Map.Entry<String, JsonNode> event : events.entrySet()) {
            Optional<String> mistake = CustomNotification.mistake(message.of(event.getValue(), rule.name()));
            if (mistake.isPresent()) {
                error(
                        "is not a custom notification with %s, and chat would drop it: %s"
                                .formatted(event.getKey(), mistake.get()),
                        "chat");
                return;
            }
        }
    }

    private void mail(Message message, Map<String, JsonNode> events) {
        if (message.isJson()) {
            error("is JSON, and people would get it as mail", "mail");
            return;
        }
        message.template()
                .lines()
                .filter(line -> !isQuoted(line))
                .findFirst()
                .ifPresent(line -> error("has a line that is not in double quotes: " + line, "mail"));
        events.forEach((what, event) -> size(message.of(event, rule.name()), what));
    }

    private void size(String message, String event) {
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            error("has %d bytes with %s; SNS takes %d".formatted(bytes, event, MAX_BYTES), "mail");
        }
    }

    private static boolean isQuoted(String line) {
        try {
            return JSON.readTree(line).isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void error(String what, String id) {
        found.add(Diagnostic.error(
                target.location(),
                "the message of target %s of rule %s %s".formatted(target.id(), rule.name(), what),
                "message." + id));
    }
}

package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.Executions.ExecutionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What deliveries have done, as their histories say.
 *
 * @param messages ids of those that were published, by the topic's name
 * @param failures errors of those that were not, by the topic's name
 * @param mark empty: it was not tried; otherwise what went wrong with it, or an empty text
 */
record DeliverySteps(Map<String, String> messages, Map<String, String> failures, Optional<String> mark) {

    private static final String PUBLISH = "sns:publish";
    private static final String MARK = "securityhub:batchUpdateFindings";

    static final DeliverySteps NONE = new DeliverySteps(Map.of(), Map.of(), Optional.empty());

    DeliverySteps {
        messages = Map.copyOf(messages);
        failures = Map.copyOf(failures);
    }

    /** The steps of one execution. */
    static DeliverySteps of(List<ExecutionEvent> events) {
        Map<Long, ExecutionEvent> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        DeliverySteps steps = NONE;
        for (ExecutionEvent event : events) {
            boolean succeeded = event.type().equals("TaskSucceeded");
            if (!succeeded && !event.type().equals("TaskFailed")) {
                continue;
            }
            if (event.resource().endsWith(PUBLISH)) {
                steps = steps.and(published(event, topic(event, byId), succeeded));
            } else if (event.resource().endsWith(MARK)) {
                steps = steps.and(new DeliverySteps(
                        Map.of(), Map.of(), Optional.of(succeeded ? unprocessed(event.data()) : event.data())));
            }
        }
        return steps;
    }

    private static DeliverySteps published(ExecutionEvent event, String topic, boolean succeeded) {
        return succeeded
                ? new DeliverySteps(Map.of(topic, text(event.data(), "MessageId")), Map.of(), Optional.empty())
                : new DeliverySteps(Map.of(), Map.of(topic, event.data()), Optional.empty());
    }

    /** What the step was given stands in the event that has scheduled it. */
    private static String topic(ExecutionEvent end, Map<Long, ExecutionEvent> byId) {
        ExecutionEvent event = end;
        while (!event.type().equals("TaskScheduled") && byId.containsKey(event.previous())) {
            event = byId.getOrDefault(event.previous(), event);
        }
        return name(text(event.data(), "TopicArn"));
    }

    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static String text(String json, String field) {
        return Delivery.json(json).map(node -> node.path(field).asText("")).orElse("");
    }

    /** Security Hub answers well also if it has not marked the finding. */
    private static String unprocessed(String output) {
        return Delivery.json(output)
                .map(node -> node.path("UnprocessedFindings").path(0))
                .filter(refused -> !refused.isMissingNode())
                .map(refused -> "%s (%s)"
                        .formatted(
                                refused.path("ErrorMessage").asText("not processed"),
                                refused.path("ErrorCode").asText("")))
                .orElse("");
    }

    /** The steps of others besides; what was done once is done. */
    DeliverySteps and(DeliverySteps others) {
        Map<String, String> allMessages = new HashMap<>(messages);
        allMessages.putAll(others.messages);
        Map<String, String> allFailures = new HashMap<>(failures);
        allFailures.putAll(others.failures);
        allMessages.keySet().forEach(allFailures::remove);
        boolean isMarked = mark.filter(String::isEmpty).isPresent();
        return new DeliverySteps(allMessages, allFailures, isMarked ? mark : others.mark.or(() -> mark));
    }
}

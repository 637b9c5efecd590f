package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.Told.Letter;
import io.github.findingrelay.delivery.Told.Message;
import io.github.findingrelay.statemachine.TaskFailedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two findings, and services that are out of order, for a while or for good. */
final class FaultTrials {

    private static final List<ObjectNode> FINDINGS = SampleFindings.two();

    private final PlayedDelivery delivery;
    private final TellingTrials telling;
    private final Collection<String> queues;
    private final Mistakes mistakes;

    FaultTrials(PlayedDelivery delivery, TellingTrials telling, Collection<String> queues, Mistakes mistakes) {
        this.delivery = delivery;
        this.telling = telling;
        this.queues = queues;
        this.mistakes = mistakes;
    }

    void play(ObjectNode receivers) {
        ObjectNode input = Input.with(receivers, FINDINGS);
        telling.compare(delivery.tell(input, passing()), "services that fail twice", receivers, FINDINGS);
        for (String topic : Input.topics(receivers)) {
            playWithout(topic, receivers, input);
        }
        telling.comparePublished(
                delivery.tell(input, without("securityhub", "")),
                "a Security Hub that is out of order",
                receivers,
                FINDINGS.size());
        if (delivery.tell(input, withoutAnything()).succeeded()) {
            mistakes.add("everything out of order", "the execution does not fail");
        }
        playSenseless(receivers);
    }

    private void playWithout(String topic, ObjectNode receivers, ObjectNode input) {
        Told told = delivery.tell(input, without("sns", topic));
        String when = topic.replace("arn:", "") + " out of order";
        if (told.succeeded()) {
            mistakes.add(when, "the execution does not fail, and no alarm hears of it");
        }
        if (!told.marks().isEmpty()) {
            mistakes.add(when, "it marks a finding as told that was not");
        }
        long others = (Input.topics(receivers).size() - 1L) * FINDINGS.size();
        if (told.messages().size() != others) {
            mistakes.add(
                    when,
                    "it publishes %d of %d other messages"
                            .formatted(told.messages().size(), others));
        }
        if (told.letters().size() != FINDINGS.size()) {
            mistakes.add(
                    when, "it leaves %d of %d letters".formatted(told.letters().size(), FINDINGS.size()));
        }
        told.letters().forEach(letter -> check(letter, topic, when));
        Faults queueToo = (called, arguments) -> {
            without("sns", topic).check(called, arguments);
            without("sqs", "").check(called, arguments);
        };
        Told unsaid = delivery.tell(input, queueToo);
        if (unsaid.succeeded() || unsaid.messages().size() != others) {
            mistakes.add(when + ", and the queue", "somebody else is not told, or the execution does not fail");
        }
    }

    /** That it says what was wrong, and tells just what is missing when it is started again. */
    private void check(Letter letter, String topic, String when) {
        checkForm(letter, when);
        List<String> madeUp = delivery.tell(letter.body().path("input")).messages().stream()
                .map(Message::topic)
                .toList();
        if (!madeUp.equals(List.of(topic))) {
            mistakes.add(when, "a letter makes up for it with messages to " + madeUp);
        }
    }

    private void checkForm(Letter letter, String when) {
        JsonNode body = letter.body();
        if (!body.path("input").isObject()) {
            mistakes.add(when, "a letter does not say what was to be told");
        }
        if (!body.at("/error/Error").isTextual() || !body.path("execution").isTextual()) {
            mistakes.add(when, "a letter does not say what was wrong, and where");
        }
        if (!queues.contains(letter.queue())) {
            mistakes.add(when, "a letter goes to %s, which is no queue of ours".formatted(letter.queue()));
        }
    }

    /** Inputs that no rule should make: nobody is told, and somebody hears of that. */
    private void playSenseless(ObjectNode receivers) {
        ObjectNode nobody = Input.with(receivers, FINDINGS);
        nobody.putArray("topics");
        nobody.putArray("channels");
        ObjectNode nothing = receivers.deepCopy();
        nothing.remove("findings");
        checkSenseless("nobody to tell", nobody, FINDINGS.size());
        checkSenseless("nothing to tell", nothing, 1);
    }

    private void checkSenseless(String when, ObjectNode input, int letters) {
        Told told = delivery.tell(input);
        told.letters().forEach(letter -> checkForm(letter, when));
        List<JsonNode> left = told.letters().stream()
                .flatMap(letter -> letter.body().at("/input/findings").valueStream())
                .toList();
        if (!left.equals(input.path("findings").valueStream().toList())) {
            mistakes.add(when, "the letters are not about the findings that were not told");
        }
        if (told.succeeded()
                || told.letters().size() != letters
                || !told.marks().isEmpty()) {
            mistakes.add(when, "the execution does not fail with a letter for each finding");
        }
    }

    private static Faults without(String service, String topic) {
        return (called, arguments) -> {
            boolean concerned =
                    topic.isEmpty() || arguments.path("TopicArn").asText().equals(topic);
            if (called.equals(service) && concerned) {
                throw new TaskFailedException("SNS.AuthorizationErrorException", "out of order");
            }
        };
    }

    private static Faults withoutAnything() {
        return (called, arguments) -> {
            throw new TaskFailedException("States.Timeout", called);
        };
    }

    /** Each call fails the first two times. */
    private static Faults passing() {
        Map<String, Integer> calls = new HashMap<>();
        return (called, arguments) -> {
            if (calls.merge(called + arguments, 1, Integer::sum) <= 2) {
                throw new TaskFailedException("SNS.InternalErrorException", "try again");
            }
        };
    }
}

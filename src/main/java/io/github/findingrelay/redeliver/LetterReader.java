package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.redeliver.FailedDeliveries.Failure;
import io.github.findingrelay.redeliver.Letters.Message;
import io.github.findingrelay.redeliver.RuleInputs.Start;
import io.github.findingrelay.redeliver.RuleInputs.Starts;
import io.github.findingrelay.redeliver.Undelivered.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what was not delivered: letters of our deliveries, those of EventBridge to them, and none else. */
final class LetterReader {

    private static final String TARGET = "TARGET_ARN";
    private static final String RULE = "RULE_ARN";
    private static final String NOTHING = "it names no finding and topic, so that nothing could be delivered";

    private final List<DeliveryMachine> machines;
    private final RuleInputs rules;
    private final List<Undelivered> undelivered = new ArrayList<>();
    private final List<LeftAlone> leftAlone = new ArrayList<>();

    LetterReader(List<DeliveryMachine> machines, RuleInputs rules) {
        this.machines = machines;
        this.rules = rules;
    }

    /**
     * What is none of ours, or cannot be read.
     *
     * @param what a message or an execution
     * @param why it is left alone
     */
    record LeftAlone(String what, Instant at, String why) {

        private static final String LETTER = "message ";

        static LeftAlone letter(Message message, String why) {
            return new LeftAlone(LETTER + message.id(), message.sent(), why);
        }

        boolean isLetter() {
            return what.startsWith(LETTER);
        }
    }

    /** What letters and executions say. */
    List<Undelivered> undelivered() {
        return List.copyOf(undelivered);
    }

    List<LeftAlone> leftAlone() {
        return List.copyOf(leftAlone);
    }

    void read(Message message) {
        Optional<JsonNode> body = Delivery.json(message.body());
        String target = message.attributes().getOrDefault(TARGET, "");
        if (!target.isEmpty()) {
            readEvent(message, body, target);
        } else if (body.isPresent() && body.get().path("execution").isTextual()) {
            readLetter(message, body.get());
        } else {
            leave(message, "it is no letter of a delivery");
        }
    }

    /** AWS does not say whether it leaves the event or what the rule has made of it. */
    private void readEvent(Message message, Optional<JsonNode> body, String target) {
        Optional<JsonNode> event =
                body.filter(it -> it.path("detail").path("findings").isArray());
        if (event.isEmpty()) {
            readStarts(message, List.of(new Start(target, message.body())));
            return;
        }
        Starts starts = rules.of(event.get(), message.attributes().getOrDefault(RULE, ""), target);
        if (starts.all().isEmpty()) {
            leave(message, starts.why());
        } else {
            readStarts(message, starts.all());
        }
    }

    /** All of them or none: the letter is deleted when what was read of it is told. */
    private void readStarts(Message message, List<Start> starts) {
        List<Undelivered> found = new ArrayList<>();
        for (Start start : starts) {
            Optional<DeliveryMachine> machine = machines.stream()
                    .filter(one -> one.arn().equals(start.machine()))
                    .findFirst();
            Optional<Delivery> delivery = Delivery.of(start.input()).filter(LetterReader::isWhole);
            if (machine.isEmpty()) {
                leave(message, "it was for " + start.machine() + ", which is no delivery of ours");
                return;
            }
            if (delivery.isEmpty()) {
                leave(message, NOTHING);
                return;
            }
            found.add(ofEvent(message, machine.get(), delivery.get()));
        }
        undelivered.addAll(found);
    }

    private static Undelivered ofEvent(Message message, DeliveryMachine machine, Delivery delivery) {
        return new Undelivered(
                Source.EVENT,
                machine.arn(),
                machine,
                delivery,
                message.sent(),
                message.attributes().getOrDefault("ERROR_CODE", ""),
                message.attributes().getOrDefault("ERROR_MESSAGE", ""),
                Optional.of(message));
    }

    private void readLetter(Message message, JsonNode body) {
        String execution = body.path("execution").asText();
        Optional<DeliveryMachine> machine = DeliveryMachine.named(machines, execution);
        Optional<Delivery> delivery = Delivery.of(body.path("input")).filter(LetterReader::isWhole);
        if (machine.isEmpty()) {
            leave(message, "it is of " + execution + ", which is no delivery of ours");
        } else if (delivery.isEmpty()) {
            leave(message, NOTHING);
        } else {
            undelivered.add(new Undelivered(
                    Source.LETTER,
                    execution,
                    machine.get(),
                    delivery.get(),
                    message.sent(),
                    body.path("error").path("Error").asText(""),
                    body.path("error").path("Cause").asText(""),
                    Optional.of(message)));
        }
    }

    /** An execution that is to tell nobody fails, however often it is started. */
    private static boolean isWhole(Delivery delivery) {
        return !delivery.topics().isEmpty();
    }

    /** An execution that has failed and left no letter. */
    void read(Failure failure) {
        failure.delivery()
                .filter(LetterReader::isWhole)
                .ifPresentOrElse(
                        delivery -> undelivered.add(Undelivered.of(failure, delivery)),
                        () -> leftAlone.add(new LeftAlone(
                                "execution " + failure.failed(),
                                failure.failed().at(),
                                NOTHING)));
    }

    private void leave(Message message, String why) {
        leftAlone.add(LeftAlone.letter(message, why));
    }
}

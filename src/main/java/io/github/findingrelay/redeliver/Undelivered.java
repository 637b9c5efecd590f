package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.redeliver.FailedDeliveries.Failure;
import io.github.findingrelay.redeliver.Letters.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was not delivered.
 *
 * @param origin ARN of the execution that has failed, or of the state machine that was not started
 * @param machine that is to deliver it
 * @param delivery what is still missing
 * @param at when the letter was sent, or the execution started
 * @param error name of what has gone wrong, or empty
 * @param cause of it, or empty
 * @param letter that says so; empty: only the execution does
 * @param current the delivery with the findings as they are now; empty: nobody needs to be told
 * @param untold which findings nobody needs to be told of, and why, or empty
 */
record Undelivered(
        Source source,
        String origin,
        DeliveryMachine machine,
        Delivery delivery,
        Instant at,
        String error,
        String cause,
        Optional<Message> letter,
        Optional<Delivery> current,
        String untold) {

    /** As it was then. */
    Undelivered(
            Source source,
            String origin,
            DeliveryMachine machine,
            Delivery delivery,
            Instant at,
            String error,
            String cause,
            Optional<Message> letter) {
        this(source, origin, machine, delivery, at, error, cause, letter, Optional.of(delivery), "");
    }

    /** Where it is known from. */
    enum Source implements Labelled {
        /** A delivery has left a letter. */
        LETTER,
        /** EventBridge has: it could not start the delivery. */
        EVENT,
        /** A delivery has failed, and left no letter. */
        EXECUTION
    }

    /** An execution that has left no letter, with all that it was to do. */
    static Undelivered of(Failure failure, Delivery delivery) {
        return new Undelivered(
                Source.EXECUTION,
                failure.failed().execution().arn(),
                failure.failed().machine(),
                delivery,
                failure.failed().at(),
                failure.described().error().isEmpty()
                        ? failure.described().status().name()
                        : failure.described().error(),
                failure.described().cause(),
                Optional.empty());
    }

    /** The same with what is known of the findings now. */
    Undelivered now(Optional<Delivery> told, String nobody) {
        return new Undelivered(source, origin, machine, delivery, at, error, cause, letter, told, nobody);
    }

    /** The same with all that its execution was to do. */
    Undelivered whole(Delivery all) {
        return new Undelivered(source, origin, machine, all, at, error, cause, letter);
    }

    /** Name of the execution that does it once more. A finding that changes is no reason to do it a third time. */
    String redelivery() {
        return RedeliveryName.of(origin, delivery.input());
    }

    boolean isOfSameLetter(Undelivered other) {
        return letter.map(Message::id).isPresent() && letter.map(Message::id).equals(other.letter.map(Message::id));
    }

    /** Its ARN. */
    String redeliveryArn() {
        return machine.execution(redelivery());
    }
}

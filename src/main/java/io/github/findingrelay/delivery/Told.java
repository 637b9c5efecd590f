package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What became of some findings.
 *
 * @param succeeded whether the execution ended well
 * @param done what was done, in order
 */
public record Told(boolean succeeded, List<Deed> done) {

    /** Something that the state machine did. What a service refused is not among it. */
    public sealed interface Deed {}

    /**
     * A message was published.
     *
     * @param topic ARN
     * @param subject of a mail
     */
    public record Message(String topic, Optional<String> subject, String text) implements Deed {}

    /** Something was left in the dead-letter queue. */
    record Letter(String queue, JsonNode body) implements Deed {}

    /** A finding was marked as told. */
    record Mark(JsonNode request) implements Deed {

        /** The id of the finding. */
        String finding() {
            return request.at("/FindingIdentifiers/0/Id").asText();
        }
    }

    public Told {
        done = List.copyOf(done);
    }

    /** The messages, in the order in which they were published. */
    public List<Message> messages() {
        return only(Message.class);
    }

    List<Letter> letters() {
        return only(Letter.class);
    }

    List<Mark> marks() {
        return only(Mark.class);
    }

    private <T extends Deed> List<T> only(Class<T> kind) {
        return done.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

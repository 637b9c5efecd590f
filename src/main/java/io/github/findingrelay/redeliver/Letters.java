package io.github.findingrelay.redeliver;

import io.github.findingrelay.request.RequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The messages of a queue. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
interface Letters {

    /**
     * A message as it was received.
     *
     * @param handle with which it is deleted or given back
     * @param attributes by name, those that are text
     */
    record Message(String id, String handle, String body, Map<String, String> attributes, Instant sent) {
        public Message {
            attributes = Map.copyOf(attributes);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * About how many messages a queue has.
     *
     * @param hidden those that somebody has received and not deleted yet
     */
    record Depth(int visible, int hidden) {}

    Depth depth(String queue);

    /**
     * Some messages, which nobody else receives for a while.
     *
     * @return none: there are no others now
     */
    List<Message> receive(String queue, Duration hidden);

    /** Lets others receive a message again. */
    void release(String queue, String handle);

    void delete(String queue, String handle);
}

package io.github.findingrelay.remind;

import io.github.findingrelay.model.ChatChannel;
import java.util.List;
import java.util.Optional;

/**
 * How a reminder reaches its readers.
 *
 * @param state ARNs of the topics that may say when it was sent, the preferred one first; at least one
 * @param remarks who is not reached, or reached though it is not meant for them
 */
record ReminderRoute(List<Destination> destinations, List<String> state, List<String> remarks) {
    ReminderRoute {
        state = List.copyOf(state);
        destinations = List.copyOf(destinations);
        remarks = List.copyOf(remarks);
    }

    /**
     * A topic.
     *
     * @param topic ARN
     * @param card whether it is that of a chat channel
     * @param readers who are reached by it: mail addresses, or the channel
     * @param called what people call the channel
     */
    record Destination(String topic, boolean card, List<String> readers, Optional<String> called) {
        Destination {
            readers = List.copyOf(readers);
        }

        static Destination of(String topic, ChatChannel channel) {
            return new Destination(
                    topic,
                    true,
                    List.of(channel.kind() + " " + channel.address()),
                    channel.name().map(name -> channel.label()));
        }

        /** Who is reached, in one line. */
        String everybody() {
            return called.orElseGet(() -> String.join(", ", readers));
        }

        /** The end of the ARN. */
        String name() {
            return topic.substring(topic.lastIndexOf(':') + 1);
        }
    }
}

package io.github.findingrelay.remind;

import java.util.List;

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
     */
    record Destination(String topic, boolean card, List<String> readers) {
        Destination {
            readers = List.copyOf(readers);
        }

        /** Who is reached, in one line. */
        String everybody() {
            return String.join(", ", readers);
        }

        /** The end of the ARN. */
        String name() {
            return topic.substring(topic.lastIndexOf(':') + 1);
        }
    }
}

package io.github.findingrelay.remind;

import io.github.findingrelay.request.Page;
import java.util.Map;
import java.util.Optional;

/** The topics of the admin account, in the home Region. Each method is one call; none retries. */
interface ReminderTopics {

    /**
     * A topic's tags.
     *
     * @param topic ARN
     */
    record TaggedTopic(String topic, Map<String, String> tags) {
        public TaggedTopic {
            tags = Map.copyOf(tags);
        }

        /** The end of the ARN. */
        String name() {
            return topic.substring(topic.lastIndexOf(':') + 1);
        }
    }

    /** The topics that have a tag, with all of theirs. */
    Page<TaggedTopic> tagged(Optional<String> next);

    /** Adds a tag to a topic, or replaces its value. */
    void tag(String topic, String key, String value);

    /**
     * Sends a message to whoever is subscribed to a topic. Doing it twice sends it twice.
     *
     * @param subject of a mail; empty: it is for a chat channel
     */
    void publish(String topic, Optional<String> subject, String message);
}

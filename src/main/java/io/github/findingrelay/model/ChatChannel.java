package io.github.findingrelay.model;

import java.util.Locale;

/**
 * A channel that Amazon Q Developer in chat applications delivers to; it has a topic of its own.
 */
public sealed interface ChatChannel extends Contact {

    /**
     * Letters and digits that tell this channel from all others of its kind, as they stand in names.
     */
    String id();

    /** Kind and id, as they stand in names. */
    default String key() {
        return kind() + "-" + id();
    }

    /** A Slack channel. The workspace must have been authorised in the console once. */
    record Slack(String workspace, String channel) implements ChatChannel {
        @Override
        public String kind() {
            return "slack";
        }

        @Override
        public String address() {
            return workspace + "/" + channel;
        }

        @Override
        public String id() {
            return channel;
        }
    }

    /**
     * A Microsoft Teams channel.
     *
     * @param channel URL-encoded, as Teams and AWS spell it
     */
    record Teams(String tenant, String team, String channel) implements ChatChannel {
        @Override
        public String kind() {
            return "teams";
        }

        @Override
        public String address() {
            return String.join("/", tenant, team, channel);
        }

        /** A fingerprint, because Teams' own id has characters that no AWS name may have. */
        @Override
        public String id() {
            return Fingerprint.shortOf(address().toLowerCase(Locale.ROOT));
        }
    }
}

package io.github.findingrelay.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Optional;

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

    /** As a sentence has it if the ids matter, such as {@code Slack channel C0AB12CD3 of workspace T0AB12CD3}. */
    String idsInWords();

    @Override
    default String inWords() {
        return name().map(name -> "%s channel %s".formatted(application(), name))
                .orElseGet(this::idsInWords);
    }

    /** The kind as its makers spell it. */
    default String application() {
        return kind().substring(0, 1).toUpperCase(Locale.ROOT) + kind().substring(1);
    }

    /** A Slack channel. The workspace must have been authorised in the console once. */
    record Slack(
            String workspace, String channel, @JsonIgnore Optional<String> name) implements ChatChannel {
        public Slack {
            name = name.map(LineBreaks::without);
        }

        public Slack(String workspace, String channel) {
            this(workspace, channel, Optional.empty());
        }

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

        @Override
        public String idsInWords() {
            return "Slack channel %s of workspace %s".formatted(channel, workspace);
        }
    }

    /**
     * A Microsoft Teams channel.
     *
     * @param channel URL-encoded, as Teams and AWS spell it
     */
    record Teams(
            String tenant,
            String team,
            String channel,
            @JsonIgnore Optional<String> name) implements ChatChannel {
        public Teams {
            name = name.map(LineBreaks::without);
        }

        public Teams(String tenant, String team, String channel) {
            this(tenant, team, channel, Optional.empty());
        }

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

        @Override
        public String idsInWords() {
            return "Teams channel %s of team %s".formatted(channel, team);
        }
    }
}

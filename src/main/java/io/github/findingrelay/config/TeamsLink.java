package io.github.findingrelay.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Links of Teams channels, as 'Get link to channel' copies them. */
final class TeamsLink {

    private static final Set<String> HOSTS = Set.of("teams.microsoft.com", "teams.cloud.microsoft");
    static final String COPIED =
            "in Teams, choose 'Get link to channel' in the menu of the channel and paste the whole link";

    private static final Pattern CHANNEL =
            Pattern.compile("([A-Za-z0-9_=+/.,-]+):([A-Za-z0-9_=+/.,-]+)@([A-Za-z0-9_=+/.,-]+)");

    private TeamsLink() {}

    /** The ids that a link has, by their key in accounts.yaml. Nothing if it is no link of a channel. */
    static Optional<Map<String, String>> ids(String text) {
        return channel(text)
                .flatMap(link -> link.part(2)
                        .flatMap(TeamsLink::encoded)
                        .flatMap(channel -> link.parameter("groupId")
                                .flatMap(team -> link.parameter("tenantId")
                                        .map(tenant -> Map.of("tenant", tenant, "team", team, "channel", channel)))));
    }

    /** What the channel is called where the link was copied. */
    static Optional<String> name(String text) {
        return channel(text).flatMap(link -> link.part(3)).map(String::strip);
    }

    private static Optional<PastedLink> channel(String text) {
        return PastedLink.of(text).filter(link -> HOSTS.contains(link.host()) && isOf(link, "channel"));
    }

    private static boolean isOf(PastedLink link, String kind) {
        return link.part(0).filter("l"::equals).isPresent()
                && link.part(1).filter(kind::equals).isPresent();
    }

    /** As AWS wants the id of a channel: with a colon and an at sign that are encoded, and nothing else. */
    static Optional<String> encoded(String channel) {
        return CHANNEL.matcher(channel).matches()
                ? Optional.of(channel.replace(":", "%3a").replace("@", "%40"))
                : Optional.empty();
    }

    /** An id as it should be, from one with other characters encoded. */
    static Optional<String> respelled(String channel) {
        try {
            return encoded(PastedLink.decoded(channel));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with a text that stands for a channel, and what to do. */
    static String advice(String text) {
        Optional<PastedLink> link = PastedLink.of(text).filter(one -> HOSTS.contains(one.host()));
        if (link.filter(one -> isOf(one, "channel")).isPresent()) {
            return "is not complete without groupId and tenantId; " + COPIED;
        }
        String what = link.flatMap(one -> one.part(1))
                .filter(Set.of("team", "message", "chat")::contains)
                .map(kind -> ", but of a %s".formatted(kind))
                .orElse("");
        return "is not the link of a Teams channel%s; %s".formatted(what, COPIED);
    }
}

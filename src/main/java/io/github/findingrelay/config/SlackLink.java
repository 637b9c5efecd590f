package io.github.findingrelay.config;

import java.util.Map;
import java.util.Optional;

/** Links of Slack channels, of which most name the workspace by a word that AWS does not take. */
final class SlackLink {

    static final String COPIED =
            "open the channel in a browser and paste the link from there, such as https://app.slack.com/client/T0AB12CD3/C0AB12CD3";

    private SlackLink() {}

    /** The ids that a link has, by their key in accounts.yaml. Nothing if it is no link of a channel. */
    static Optional<Map<String, String>> ids(String text) {
        return PastedLink.of(text).flatMap(SlackLink::ids);
    }

    private static Optional<Map<String, String>> ids(PastedLink link) {
        if (link.scheme().equals("slack")) {
            return ids(link.parameter("team"), link.parameter("id"));
        }
        if (!link.scheme().equals("https")) {
            return Optional.empty();
        }
        if (link.host().equals("app.slack.com") && begins(link, "client")) {
            return ids(link.part(1), link.part(2));
        }
        if (link.host().equals("slack.com") && begins(link, "app_redirect")) {
            return ids(link.parameter("team"), link.parameter("channel"));
        }
        return link.host().endsWith(".slack.com") && begins(link, "archives")
                ? ids(Optional.empty(), link.part(1))
                : Optional.empty();
    }

    private static boolean begins(PastedLink link, String part) {
        return link.part(0).filter(part::equals).isPresent();
    }

    private static Optional<Map<String, String>> ids(Optional<String> workspace, Optional<String> channel) {
        return channel.filter(id -> id.matches("[CG][0-9A-Z]{1,57}"))
                .map(id -> workspace
                        .filter(team -> team.matches("[TE][0-9A-Z]{1,254}"))
                        .map(team -> Map.of("workspace", team, "channel", id))
                        .orElseGet(() -> Map.of("channel", id)));
    }

    /** What is wrong with a text that stands for a channel, and what to do. */
    static String advice(String text) {
        Optional<String> channel = ids(text).map(ids -> ids.getOrDefault("channel", ""));
        if (channel.isPresent()) {
            return "has no id of the workspace; %s, or write {workspace: T…, channel: %s}"
                    .formatted(COPIED, channel.get());
        }
        if (text.matches("[CG][0-9A-Z]{7,}")) {
            return "is the id of a channel, and that of its workspace is missing; %s, or write {workspace: T…, channel: %s}"
                    .formatted(COPIED, text);
        }
        if (PastedLink.isLike(text)) {
            return "is not the link of a Slack channel%s; %s"
                    .formatted(text.contains("/D") ? ", but of a direct message" : "", COPIED);
        }
        return "is not enough to find a Slack channel, which AWS knows by its ids only; " + COPIED;
    }
}

package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Organization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The chat applications, which a person has to let in. */
final class ChatChecks {

    private final Organization organization;
    private final Prerequisites aws;
    private final Checklist list;

    ChatChecks(Checklist list) {
        this.organization = list.organization();
        this.aws = list.aws();
        this.list = list;
    }

    void run() {
        Set<ChatChannel> channels = organization.chatChannels().keySet();
        authorised(
                "Slack workspaces",
                "chatbot:DescribeSlackWorkspaces",
                byClient(channels, ChatChannel.Slack.class, ChatChannel.Slack::workspace),
                aws::slackWorkspaces);
        authorised(
                "Microsoft Teams teams",
                "chatbot:ListMicrosoftTeamsConfiguredTeams",
                byClient(channels, ChatChannel.Teams.class, channel -> channel.tenant() + "/" + channel.team()),
                aws::teams);
    }

    /** What has to be authorised, each with those of its channels that people have names for. */
    private static <T extends ChatChannel> Map<String, String> byClient(
            Collection<ChatChannel> channels, Class<T> kind, Function<T, String> client) {
        Map<String, String> clients = new TreeMap<>();
        channels.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .forEach(channel -> channel.name()
                        .ifPresentOrElse(
                                name -> clients.merge(
                                        client.apply(channel),
                                        name,
                                        (some, one) -> some.isEmpty() ? one : some + ", " + one),
                                () -> clients.putIfAbsent(client.apply(channel), "")));
        return clients;
    }

    private static String named(Map.Entry<String, String> client) {
        return client.getValue().isEmpty() ? client.getKey() : "%s (%s)".formatted(client.getKey(), client.getValue());
    }

    private void authorised(String what, String action, Map<String, String> wanted, Supplier<Set<String>> question) {
        if (wanted.isEmpty()) {
            return;
        }
        list.check(
                "Amazon Q Developer may write to the %s of accounts.yaml".formatted(what),
                "The stack of a channel fails without it.",
                action,
                () -> {
                    Set<String> authorised = list.ask(question);
                    List<String> missing = wanted.entrySet().stream()
                            .filter(client -> !authorised.contains(client.getKey()))
                            .map(ChatChecks::named)
                            .toList();
                    return missing.isEmpty()
                            ? CheckResult.ok(wanted.entrySet().stream()
                                    .map(ChatChecks::named)
                                    .collect(Collectors.joining(", ")))
                            : CheckResult.fail(
                                    "not authorised: " + String.join(", ", missing),
                                    "https://us-east-2.console.aws.amazon.com/chatbot/home#/chat-clients # 'Configure new client', as account "
                                            + organization.adminAccount());
                });
    }
}

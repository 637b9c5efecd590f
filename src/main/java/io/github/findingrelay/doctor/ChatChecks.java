package io.github.findingrelay.doctor;

import io.github.findingrelay.doctor.Checklist.CheckResult;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

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
                channels.stream()
                        .filter(ChatChannel.Slack.class::isInstance)
                        .map(channel -> ((ChatChannel.Slack) channel).workspace())
                        .distinct()
                        .sorted()
                        .toList(),
                aws::slackWorkspaces);
        authorised(
                "Microsoft Teams teams",
                "chatbot:ListMicrosoftTeamsConfiguredTeams",
                channels.stream()
                        .filter(ChatChannel.Teams.class::isInstance)
                        .map(channel -> (ChatChannel.Teams) channel)
                        .map(channel -> channel.tenant() + "/" + channel.team())
                        .distinct()
                        .sorted()
                        .toList(),
                aws::teams);
    }

    private void authorised(String what, String action, List<String> wanted, Supplier<Set<String>> question) {
        if (wanted.isEmpty()) {
            return;
        }
        list.check(
                "Amazon Q Developer may write to the %s of accounts.yaml".formatted(what),
                "The stack of a channel fails without it.",
                action,
                () -> {
                    Set<String> authorised = list.ask(question);
                    List<String> missing = wanted.stream()
                            .filter(id -> !authorised.contains(id))
                            .toList();
                    return missing.isEmpty()
                            ? CheckResult.ok(String.join(", ", wanted))
                            : CheckResult.fail(
                                    "not authorised: " + String.join(", ", missing),
                                    "https://us-east-2.console.aws.amazon.com/chatbot/home#/chat-clients # 'Configure new client', as account "
                                            + organization.adminAccount());
                });
    }
}

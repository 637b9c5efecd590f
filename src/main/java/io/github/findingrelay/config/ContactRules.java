package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.model.Partition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nobody is notified twice of the same finding, and every channel can be told. */
final class ContactRules {

    /** How many channels there is room for. */
    private enum Room {
        /** CloudWatch allows five actions an alarm, and one is the topic for e-mail. */
        ALARM(
                4,
                "the fallback is told of what reached nobody by an alarm, with five actions: one for e-mail, %d for channels"),
        /** With the longest names, 50 ARNs leave some of an input template's 8,192 characters. */
        HANDOVER(50, "an EventBridge rule can hand over %d");

        private final int channels;
        private final String reason;

        Room(int channels, String reason) {
            this.channels = channels;
            this.reason = reason.formatted(channels);
        }
    }

    /**
     * Contacts of an owner, or of an account, for which those of its owner count too.
     *
     * @param owner the key
     */
    private record Contacts(String owner, boolean ofAccount, List<YamlMapping> own, Room room) {}

    private ContactRules() {}

    static Stream<Mistake> listedTwice(YamlNode root) {
        Map<String, Seen> ofOwners = new HashMap<>();
        return all(root).flatMap(contacts -> {
            Seen ofOwner = ofOwners.computeIfAbsent(contacts.owner(), owner -> new Seen());
            Seen seen = contacts.ofAccount() ? ofOwner.branch() : ofOwner;
            return contacts.own().stream().flatMap(contact -> again(contact, seen));
        });
    }

    private static Stream<Mistake> again(YamlMapping contact, Seen seen) {
        return identity(contact)
                .flatMap(id -> seen.again(
                        id,
                        contact,
                        "the same contact stands in %s; it would be notified twice, so remove one"::formatted));
    }

    /** The same text for what reaches the same people. Mail servers ignore case, and so do UUIDs. */
    static Stream<String> identity(YamlMapping contact) {
        return Stream.of(contact.texts("email"), contact.texts("slack", "channel"), contact.texts("teams", "channel"))
                .flatMap(texts -> texts)
                .map(text -> text.text().toLowerCase(Locale.ROOT))
                .limit(1);
    }

    static Stream<Mistake> tooManyChannels(YamlNode root) {
        Map<String, Integer> ofOwners = new HashMap<>();
        return all(root).flatMap(contacts -> {
            List<YamlMapping> channels = channels(contacts.own());
            int before = contacts.ofAccount() ? ofOwners.getOrDefault(contacts.owner(), 0) : 0;
            if (!contacts.ofAccount()) {
                ofOwners.put(contacts.owner(), channels.size());
            }
            return channels.stream()
                    .skip(Math.max(0, contacts.room().channels - before))
                    .limit(1)
                    .map(first -> new Mistake(
                            first,
                            "%d chat channels are too many: %s"
                                    .formatted(before + channels.size(), contacts.room().reason)));
        });
    }

    static Stream<Mistake> withoutChat(YamlNode root) {
        Partition partition = RegionRules.partition(root);
        String message =
                "in partition '%s' CloudFormation cannot make chat channels: Amazon Q Developer in chat applications is not known to be there; use an email contact"
                        .formatted(partition.id());
        return all(root)
                .flatMap(contacts -> channels(contacts.own()).stream())
                .filter(channel -> !partition.hasChat())
                .map(channel -> new Mistake(channel, message));
    }

    /** What stands for a channel and could not be taken apart. */
    static Stream<Mistake> slackTexts(YamlNode root) {
        return texts(root, "slack", SlackLink::advice);
    }

    static Stream<Mistake> teamsTexts(YamlNode root) {
        return texts(root, "teams", TeamsLink::advice);
    }

    private static Stream<Mistake> texts(YamlNode root, String kind, UnaryOperator<String> advice) {
        return each(root)
                .flatMap(contact -> contact.texts(kind))
                .map(text -> new Mistake(
                        text, "'%s' %s".formatted(Violation.abbreviated(text.text()), advice.apply(text.text()))));
    }

    private static List<YamlMapping> channels(List<YamlMapping> contacts) {
        return contacts.stream()
                .filter(contact -> contact.get("slack") != null || contact.get("teams") != null)
                .toList();
    }

    /** A channel's stack is named after its id alone, which Slack makes unique by itself. */
    static Stream<Mistake> channelOfTwoWorkspaces(YamlNode root) {
        Map<String, YamlScalar> workspaces = new HashMap<>();
        return all(root)
                .flatMap(contacts -> contacts.own().stream())
                .flatMap(contact -> contact.mappings("slack"))
                .flatMap(slack -> slack.texts("channel")
                        .flatMap(channel -> slack.texts("workspace")
                                .flatMap(workspace -> conflict(channel, workspace, workspaces))));
    }

    private static Stream<Mistake> conflict(
            YamlScalar channel, YamlScalar workspace, Map<String, YamlScalar> workspaces) {
        YamlScalar first = workspaces.putIfAbsent(channel.text(), workspace);
        return first == null || first.text().equals(workspace.text())
                ? Stream.empty()
                : Stream.of(new Mistake(
                        workspace,
                        "Slack channel '%s' stands with workspace '%s' in %s; a channel has one workspace"
                                .formatted(
                                        channel.text(),
                                        first.text(),
                                        first.place().seenFrom(workspace.place()))));
    }

    /** Every contact of an owner, and behind all of these every one of an account. */
    static Stream<YamlMapping> each(YamlNode root) {
        return all(root).flatMap(contacts -> contacts.own().stream());
    }

    /** Those of each owner, and behind all of these those of each account. */
    private static Stream<Contacts> all(YamlNode root) {
        Set<String> fallback =
                root.texts("notifications", "fallback").map(YamlScalar::text).collect(Collectors.toSet());
        Stream<Contacts> ofOwners = root.mappings("owners")
                .flatMap(owners -> owners.entries().entrySet().stream())
                .map(owner -> new Contacts(
                        owner.getKey(),
                        false,
                        contacts(owner.getValue().value()),
                        fallback.contains(owner.getKey()) ? Room.ALARM : Room.HANDOVER));
        return Stream.concat(
                ofOwners,
                root.mappings("accounts", ANY)
                        .filter(account -> account.get("contacts") != null)
                        .map(account -> new Contacts(owner(account), true, contacts(account), Room.HANDOVER)));
    }

    private static String owner(YamlMapping account) {
        return account.texts("owner").map(YamlScalar::text).findFirst().orElse("");
    }

    private static List<YamlMapping> contacts(YamlNode ownerOrAccount) {
        return ownerOrAccount.mappings("contacts", ANY).toList();
    }
}

package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.model.Partition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
     * Contacts of an owner or of an account.
     *
     * @param before those that are notified too
     */
    private record Contacts(List<YamlMapping> before, List<YamlMapping> own, Room room) {}

    private ContactRules() {}

    static Stream<Mistake> listedTwice(YamlNode root) {
        return all(root).flatMap(ContactRules::listedTwice);
    }

    private static Stream<Mistake> listedTwice(Contacts contacts) {
        Seen seen = new Seen();
        return Stream.concat(contacts.before().stream(), contacts.own().stream())
                .flatMap(contact -> again(contact, seen))
                .filter(mistake -> contacts.own().contains(mistake.at()));
    }

    private static Stream<Mistake> again(YamlMapping contact, Seen seen) {
        return identity(contact)
                .flatMap(id -> seen.again(
                        id,
                        contact,
                        "the same contact stands in line %d; it would be notified twice, so remove one"::formatted));
    }

    /** The same text for what reaches the same people. Mail servers ignore case, and so do UUIDs. */
    private static Stream<String> identity(YamlMapping contact) {
        return Stream.of(contact.texts("email"), contact.texts("slack", "channel"), contact.texts("teams", "channel"))
                .flatMap(texts -> texts)
                .map(text -> text.text().toLowerCase(Locale.ROOT))
                .limit(1);
    }

    static Stream<Mistake> tooManyChannels(YamlNode root) {
        return all(root).flatMap(contacts -> {
            int before = channels(contacts.before()).size();
            List<YamlMapping> channels = channels(contacts.own());
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
                "in partition '%s' CloudFormation cannot make chat channels: AWS has no Amazon Q Developer in chat applications there; use an email contact"
                        .formatted(partition.id());
        return all(root)
                .flatMap(contacts -> channels(contacts.own()).stream())
                .filter(channel -> !partition.hasChat())
                .map(channel -> new Mistake(channel, message));
    }

    private static List<YamlMapping> channels(List<YamlMapping> contacts) {
        return contacts.stream()
                .filter(contact -> contact.get("slack") != null || contact.get("teams") != null)
                .toList();
    }

    /** A channel's stack is named after its id alone, which Slack makes unique by itself. */
    static Stream<Mistake> channelOfTwoWorkspaces(YamlNode root) {
        Map<String, String> workspaces = new HashMap<>();
        return all(root)
                .flatMap(contacts -> contacts.own().stream())
                .flatMap(contact -> contact.mappings("slack"))
                .flatMap(slack -> slack.texts("channel")
                        .flatMap(channel -> slack.texts("workspace")
                                .flatMap(workspace -> conflict(channel, workspace, workspaces))));
    }

    private static Stream<Mistake> conflict(YamlScalar channel, YamlScalar workspace, Map<String, String> workspaces) {
        String first = workspaces.putIfAbsent(channel.text(), workspace.text());
        return first == null || first.equals(workspace.text())
                ? Stream.empty()
                : Stream.of(new Mistake(
                        workspace,
                        "Slack channel '%s' stands with workspace '%s' elsewhere; a channel has one workspace"
                                .formatted(channel.text(), first)));
    }

    /** Those of each owner, and those of each account behind its owner's. */
    private static Stream<Contacts> all(YamlNode root) {
        Map<String, List<YamlMapping>> ofOwner = root.mappings("owners")
                .flatMap(owners -> owners.entries().entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        owner -> contacts(owner.getValue().value()),
                        (first, second) -> first,
                        LinkedHashMap::new));
        Set<String> fallback =
                root.texts("notifications", "fallback").map(YamlScalar::text).collect(Collectors.toSet());
        return Stream.concat(
                ofOwner.entrySet().stream()
                        .map(owner -> new Contacts(
                                List.of(),
                                owner.getValue(),
                                fallback.contains(owner.getKey()) ? Room.ALARM : Room.HANDOVER)),
                root.mappings("accounts", ANY)
                        .filter(account -> account.get("contacts") != null)
                        .map(account -> new Contacts(ofOwner(account, ofOwner), contacts(account), Room.HANDOVER)));
    }

    private static List<YamlMapping> ofOwner(YamlMapping account, Map<String, List<YamlMapping>> ofOwner) {
        return account.texts("owner")
                .flatMap(owner -> ofOwner.getOrDefault(owner.text(), List.of()).stream())
                .toList();
    }

    private static List<YamlMapping> contacts(YamlNode ownerOrAccount) {
        return ownerOrAccount.mappings("contacts", ANY).toList();
    }
}

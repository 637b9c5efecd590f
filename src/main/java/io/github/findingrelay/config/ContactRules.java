package io.github.findingrelay.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nobody is notified twice of the same finding, and every channel can be a target. */
final class ContactRules {

  static final List<Rule> ALL =
      List.of(
          ContactRules::ownerListsTwice,
          ContactRules::accountListsTwice,
          ContactRules::tooManyChannels,
          ContactRules::channelOfTwoWorkspaces);

  /** EventBridge allows five targets a rule, and one is the topic for e-mail. */
  private static final int MAX_CHANNELS = 4;

  private ContactRules() {}

  private static void ownerListsTwice(YamlNode root, Problems problems) {
    root.mappings("owners", YamlNode.ANY)
        .forEach(owner -> reportTwice(contacts(owner), new Seen<>(), problems));
  }

  private static void accountListsTwice(YamlNode root, Problems problems) {
    Map<String, List<YamlMapping>> ofOwner = contactsByOwner(root);
    root.mappings("accounts", YamlNode.ANY)
        .filter(account -> account.get("contacts") != null)
        .forEach(
            account -> {
              Seen<String> seen = new Seen<>();
              ownerContacts(account, ofOwner)
                  .forEach(contact -> identity(contact).ifPresent(id -> seen.before(id, contact)));
              reportTwice(contacts(account), seen, problems);
            });
  }

  private static void reportTwice(
      Stream<YamlMapping> contacts, Seen<String> seen, Problems problems) {
    contacts.forEach(
        contact ->
            identity(contact)
                .flatMap(id -> seen.before(id, contact))
                .ifPresent(
                    first ->
                        problems.error(
                            contact,
                            "the same contact stands in line "
                                + first.line()
                                + "; it would be notified twice, so remove one",
                            "contact.duplicate")));
  }

  private static void tooManyChannels(YamlNode root, Problems problems) {
    Map<String, List<YamlMapping>> ofOwner = contactsByOwner(root);
    root.mappings("owners", YamlNode.ANY)
        .forEach(owner -> reportTooMany(channels(contacts(owner)), 0, problems));
    root.mappings("accounts", YamlNode.ANY)
        .forEach(
            account ->
                reportTooMany(
                    channels(contacts(account)),
                    channels(ownerContacts(account, ofOwner)).size(),
                    problems));
  }

  private static void reportTooMany(List<YamlMapping> channels, int before, Problems problems) {
    int total = before + channels.size();
    if (total > MAX_CHANNELS && !channels.isEmpty()) {
      problems.error(
          channels.get(Math.max(0, MAX_CHANNELS - before)),
          "%d chat channels are too many: an EventBridge rule has five targets, one for e-mail and %d for channels"
              .formatted(total, MAX_CHANNELS),
          "contact.too-many-channels");
    }
  }

  /** A channel's stack is named after its id alone, which Slack makes unique by itself. */
  private static void channelOfTwoWorkspaces(YamlNode root, Problems problems) {
    Map<String, String> workspaces = new HashMap<>();
    Stream.concat(root.mappings("owners", YamlNode.ANY), root.mappings("accounts", YamlNode.ANY))
        .flatMap(ContactRules::contacts)
        .flatMap(contact -> contact.mappings("slack"))
        .forEach(
            slack -> {
              Optional<YamlScalar> channel = slack.texts("channel").findFirst();
              Optional<YamlScalar> workspace = slack.texts("workspace").findFirst();
              if (channel.isPresent() && workspace.isPresent()) {
                String id = workspace.get().text();
                String first = workspaces.putIfAbsent(channel.get().text(), id);
                if (first != null && !first.equals(id)) {
                  problems.error(
                      workspace.get(),
                      "Slack channel '%s' stands with workspace '%s' elsewhere; a channel has one workspace"
                          .formatted(channel.get().text(), first),
                      "contact.workspace-conflict");
                }
              }
            });
  }

  private static Map<String, List<YamlMapping>> contactsByOwner(YamlNode root) {
    return root.mappings("owners")
        .flatMap(owners -> owners.entries().entrySet().stream())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, owner -> contacts(owner.getValue().value()).toList()));
  }

  private static Stream<YamlMapping> contacts(YamlNode ownerOrAccount) {
    return ownerOrAccount.mappings("contacts", YamlNode.ANY);
  }

  private static Stream<YamlMapping> ownerContacts(
      YamlMapping account, Map<String, List<YamlMapping>> ofOwner) {
    return account
        .texts("owner")
        .flatMap(owner -> ofOwner.getOrDefault(owner.text(), List.of()).stream());
  }

  private static List<YamlMapping> channels(Stream<YamlMapping> contacts) {
    return contacts
        .filter(contact -> contact.get("slack") != null || contact.get("teams") != null)
        .toList();
  }

  /** The same text for what reaches the same people. Mail servers ignore case, and so do UUIDs. */
  private static Optional<String> identity(YamlMapping contact) {
    return Stream.of(
            contact.texts("email"),
            contact.texts("slack", "channel"),
            contact.texts("teams", "channel"))
        .flatMap(texts -> texts)
        .map(text -> text.text().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}

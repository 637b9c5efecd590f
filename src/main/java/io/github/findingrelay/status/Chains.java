package io.github.findingrelay.status;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.ChatChannel;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.ContactHealth.ContactCondition;
import io.github.findingrelay.subscriptions.Audience;
import io.github.findingrelay.subscriptions.Subscriber;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts together what is known of stacks, rules and subscribers to chains. */
final class Chains {

  private final Organization organization;
  private final ResourceNames names;
  private final Audience audience;
  private final Map<String, StackHealth> stacks = new HashMap<>();
  private final List<RuleHealth> forwarding = new ArrayList<>();
  private final List<RuleHealth> fallback = new ArrayList<>();
  private final List<RuleHealth> shared = new ArrayList<>();
  private final Map<String, List<RuleHealth>> ofAccounts = new HashMap<>();
  private final Map<String, List<Subscriber>> subscribers;
  private final Map<String, List<WantedTopic>> topics = new HashMap<>();

  Chains(
      Organization organization,
      List<WantedTopic> topics,
      List<StackHealth> stacks,
      List<RuleHealth> rules,
      Audience audience) {
    this.organization = organization;
    this.names = organization.names();
    this.audience = audience;
    this.subscribers = audience.byTopic();
    stacks.forEach(health -> this.stacks.put(health.stack().name(), health));
    rules.forEach(this::sort);
    for (WantedTopic topic : topics) {
      List<String> keys = topic.accounts().isEmpty() ? List.of("") : topic.accounts();
      keys.forEach(key -> this.topics.computeIfAbsent(key, k -> new ArrayList<>()).add(topic));
    }
  }

  private void sort(RuleHealth health) {
    if (health.rule().isForwarding()) {
      forwarding.add(health);
    } else if (health.rule().stack().kind() == StackKind.FOUNDATION) {
      fallback.add(health);
    } else if (health.rule().accounts().isEmpty()) {
      shared.add(health);
    }
    health
        .rule()
        .accounts()
        .forEach(id -> ofAccounts.computeIfAbsent(id, key -> new ArrayList<>()).add(health));
  }

  List<Chain> all() {
    List<Chain> chains = new ArrayList<>();
    boolean isShared = organization.notifications().routing() == Routing.SHARED;
    if (!isShared) {
      Owner owner = organization.notifications().fallback();
      chains.add(chain("", "fallback", owner, names.foundation(), fallback, owner.contacts()));
    }
    for (Account account : organization.accounts()) {
      Owner owner = isShared ? organization.notifications().fallback() : account.owner();
      List<RuleHealth> own =
          Stream.concat(ofAccounts.getOrDefault(account.id(), List.of()).stream(), shared.stream())
              .toList();
      List<Contact> contacts = isShared ? owner.contacts() : account.recipients();
      chains.add(chain(account.id(), account.name(), owner, stackOf(account), own, contacts));
    }
    return chains;
  }

  private String stackOf(Account account) {
    return switch (organization.notifications().routing()) {
      case ACCOUNT -> names.account(account.id());
      case OWNER -> names.owner(account.owner().key());
      case SHARED -> names.shared();
    };
  }

  private Chain chain(
      String account,
      String name,
      Owner owner,
      String stackName,
      List<RuleHealth> rules,
      List<Contact> contacts) {
    Map<String, List<ContactHealth>> byTopic = contacts(account, contacts);
    List<ContactHealth> all = byTopic.values().stream().flatMap(List::stream).toList();
    StackHealth health =
        Optional.ofNullable(stacks.get(stackName)).orElseGet(() -> notRendered(stackName));
    NotificationState wayOut = wayOut(rules, byTopic);
    List<RuleHealth> whole =
        Stream.concat(
                forwarding.stream().filter(forward -> leadsTo(forward, rules)), rules.stream())
            .toList();
    return new Chain(
        account,
        name,
        owner,
        health,
        whole,
        all,
        wayOut,
        wayOut == NotificationState.NO ? reason(health, whole, all) : "");
  }

  private StackHealth notRendered(String name) {
    return new StackHealth(
        new Stack(
            name,
            StackKind.ACCOUNT,
            organization.adminAccount(),
            organization.homeRegion(),
            "",
            "",
            List.of(),
            Optional.empty()),
        StackHealth.StackCondition.MISSING,
        "is not in generated/; run './relay render'");
  }

  /** By ARN of the topic that each is reached through. */
  private Map<String, List<ContactHealth>> contacts(String account, List<Contact> contacts) {
    Map<String, List<ContactHealth>> byTopic = new LinkedHashMap<>();
    for (WantedTopic topic : topics.getOrDefault(account, List.of())) {
      byTopic.put(
          topic.arn(),
          subscribers.getOrDefault(topic.arn(), List.of()).stream()
              .map(ContactHealth::of)
              .toList());
    }
    Contact.channels(contacts)
        .forEach(channel -> byTopic.put(topic(channel), List.of(health(channel))));
    return byTopic;
  }

  private String topic(ChatChannel channel) {
    return WantedTopic.arn(organization, names.channel(channel));
  }

  private ContactHealth health(ChatChannel channel) {
    String arn = topic(channel);
    ContactCondition condition =
        !audience.isKnown()
            ? ContactCondition.UNKNOWN
            : audience.chatTopics().contains(arn)
                ? ContactCondition.CONFIRMED
                : ContactCondition.NOT_CONNECTED;
    return ContactHealth.of(channel, names.channel(channel), condition);
  }

  private static boolean leadsTo(RuleHealth forward, List<RuleHealth> rules) {
    return rules.stream().anyMatch(rule -> forward.rule().buses().contains(rule.rule().bus()));
  }

  /** One rule that reaches somebody is a way; that another is broken is said of the rule. */
  private NotificationState wayOut(
      List<RuleHealth> rules, Map<String, List<ContactHealth>> byTopic) {
    Set<NotificationState> ways = EnumSet.noneOf(NotificationState.class);
    for (RuleHealth rule : rules) {
      List<RuleHealth> steps = new ArrayList<>(List.of(rule));
      forwarding.stream().filter(forward -> leadsTo(forward, List.of(rule))).forEach(steps::add);
      List<ContactHealth> ends =
          rule.rule().topics().stream()
              .flatMap(topic -> byTopic.getOrDefault(topic, List.of()).stream())
              .toList();
      ways.add(wayOut(steps, ends));
    }
    return Stream.of(NotificationState.YES, NotificationState.NOT_YET, NotificationState.UNKNOWN)
        .filter(ways::contains)
        .findFirst()
        .orElse(NotificationState.NO);
  }

  private static NotificationState wayOut(List<RuleHealth> steps, List<ContactHealth> ends) {
    boolean reached = ends.stream().anyMatch(ContactHealth::isReached);
    boolean unknownEnd = ends.stream().anyMatch(end -> end.condition() == ContactCondition.UNKNOWN);
    if (!reached && !unknownEnd) {
      return NotificationState.NO;
    }
    boolean isShut =
        steps.stream()
            .map(RuleHealth::condition)
            .anyMatch(
                condition ->
                    condition == RuleHealth.RuleCondition.MISSING
                        || condition == RuleHealth.RuleCondition.DISABLED);
    if (isShut) {
      return NotificationState.NO;
    }
    boolean unknownStep =
        steps.stream().anyMatch(step -> step.condition() == RuleHealth.RuleCondition.UNKNOWN);
    if (!reached || unknownStep) {
      return NotificationState.UNKNOWN;
    }
    return steps.stream().allMatch(RuleHealth::isOpen)
        ? NotificationState.YES
        : NotificationState.NOT_YET;
  }

  private static String reason(
      StackHealth stack, List<RuleHealth> rules, List<ContactHealth> contacts) {
    if (stack.condition() == StackHealth.StackCondition.MISSING) {
      return "its stack " + stack.words();
    }
    if (rules.isEmpty()) {
      return "generated/ has no rule for it; run './relay render'";
    }
    if (contacts.stream().anyMatch(ContactHealth::isReached)) {
      return rules.stream()
          .filter(rule -> !rule.condition().isWell())
          .map(rule -> "rule %s %s".formatted(rule.rule().name(), rule.condition().words()))
          .collect(joining("; "));
    }
    return contacts.stream()
        .filter(contact -> contact.condition() != ContactCondition.UNWANTED)
        .map(contact -> contact.contact() + " " + contact.condition().words())
        .collect(joining("; "));
  }
}

package io.github.findingrelay.status;

import static java.util.stream.Collectors.groupingBy;

import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.HealthProblem.Category;
import io.github.findingrelay.subscriptions.WantedTopic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what of the answers is not well. */
final class StatusReport {

  private static final int NAMED = 3;

  private final Organization organization;
  private final Manifest manifest;
  private final List<DeliveryRule> rules;
  private final List<WantedTopic> topics;

  StatusReport(
      Organization organization,
      Manifest manifest,
      List<DeliveryRule> rules,
      List<WantedTopic> topics) {
    this.organization = organization;
    this.manifest = manifest;
    this.rules = rules;
    this.topics = topics;
  }

  OrganizationStatus of(
      DeployedResources observed,
      Optional<Integer> deadLetters,
      List<HealthProblem> others,
      List<Unanswered> unanswered,
      int calls) {
    List<StackHealth> stacks =
        manifest.stacks().stream().map(stack -> StackHealth.of(stack, observed.stacks())).toList();
    List<RuleHealth> health =
        rules.stream().map(rule -> RuleHealth.of(rule, observed.rules().get(rule.bus()))).toList();
    List<Chain> chains =
        new Chains(organization, topics, stacks, health, observed.audience()).all();
    List<HealthProblem> troubles = new ArrayList<>();
    chains.stream()
        .filter(chain -> chain.wayOut() == NotificationState.NO)
        .forEach(chain -> silent(chain, troubles));
    stacks.forEach(stack -> stack(stack, troubles));
    Set<String> missing =
        stacks.stream()
            .filter(stack -> stack.condition() == StackHealth.StackCondition.MISSING)
            .map(stack -> stack.stack().name())
            .collect(Collectors.toSet());
    health.forEach(rule -> rule(rule, missing, troubles));
    deadLetters.filter(count -> count > 0).ifPresent(count -> queue(count, troubles));
    troubles.addAll(others);
    unanswered.forEach(one -> notAsked(one, troubles));
    contacts(chains, troubles);
    if (organization.notifications().state() == RuleState.DISABLED) {
      troubles.add(
          HealthProblem.of(
              Category.NOTE,
              "nobody",
              "is notified yet: accounts.yaml says 'state: disabled'",
              Optional.empty()));
    }
    return new OrganizationStatus(
        chains, stacks, HealthProblem.grouped(troubles), deadLetters, calls);
  }

  private static void silent(Chain chain, List<HealthProblem> troubles) {
    troubles.add(
        HealthProblem.of(
            Category.NOBODY_NOTIFIED,
            chain.title(),
            "notifies nobody: " + chain.reason(),
            Optional.of(chain.owner().key())));
  }

  private static void stack(StackHealth health, List<HealthProblem> troubles) {
    switch (health.condition()) {
      // That it is not known is said once.
      case UP_TO_DATE, UNKNOWN -> {}
      default ->
          troubles.add(
              HealthProblem.of(
                  Category.STACK,
                  "stack " + health.stack().name(),
                  health.words(),
                  health.stack().owner()));
    }
  }

  /** The rules of a stack that is not there are not there either. */
  private static void rule(RuleHealth health, Set<String> missing, List<HealthProblem> troubles) {
    if (!missing.contains(health.rule().stack().name())
        && !health.condition().isWell()
        && health.condition() != RuleHealth.RuleCondition.UNKNOWN) {
      troubles.add(
          HealthProblem.of(
              Category.RULE,
              "rule " + health.rule().name(),
              health.condition().words(),
              health.rule().stack().owner()));
    }
  }

  private void queue(int count, List<HealthProblem> troubles) {
    troubles.add(
        HealthProblem.of(
            Category.DEAD_LETTERS,
            "queue " + organization.names().deadLetters(),
            "has about %d messages: notifications that could not be delivered; each says which and why"
                .formatted(count),
            Optional.empty()));
  }

  private static void notAsked(Unanswered one, List<HealthProblem> troubles) {
    troubles.add(
        HealthProblem.of(
            Category.NOT_ASKED,
            one.what(),
            "could not be asked for: " + one.reason(),
            Optional.empty()));
  }

  /** One line for an address and what is the matter, however many topics it concerns. */
  private record ContactCase(
      ContactHealth.ContactCondition condition, String contact, String owner) {}

  private static void contacts(List<Chain> chains, List<HealthProblem> troubles) {
    Map<ContactCase, List<ContactHealth>> cases =
        chains.stream()
            .flatMap(
                chain ->
                    chain.contacts().stream()
                        .map(
                            contact ->
                                Map.entry(
                                    new ContactCase(
                                        contact.condition(),
                                        contact.contact(),
                                        chain.owner().key()),
                                    contact)))
            .collect(
                groupingBy(
                    Map.Entry::getKey,
                    LinkedHashMap::new,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    cases.forEach(
        (one, contacts) -> {
          switch (one.condition()) {
            case CONFIRMED, UNKNOWN -> {}
            default ->
                troubles.add(
                    HealthProblem.of(
                        Category.CONTACT,
                        one.contact(),
                        words(one, contacts),
                        Optional.of(one.owner())));
          }
        });
  }

  private static String words(ContactCase one, List<ContactHealth> contacts) {
    String since =
        contacts.stream()
            .flatMap(contact -> contact.since().stream())
            .min(Instant::compareTo)
            .map(instant -> ", since " + instant)
            .orElse("");
    List<String> topics = contacts.stream().map(ContactHealth::topic).distinct().toList();
    String remedy =
        switch (one.condition()) {
          case PENDING, LOST, UNWANTED -> "; './relay subscriptions repair'";
          case NOT_CONNECTED ->
              "; authorise its workspace or team in Amazon Q Developer's console, then run './relay"
                  + " deploy'";
          default -> "; run './relay deploy'";
        };
    return "%s%s (%s)%s".formatted(one.condition().words(), since, shortened(topics), remedy);
  }

  private static String shortened(List<String> names) {
    int more = names.size() - NAMED;
    return more <= 1
        ? String.join(", ", names)
        : "%s and %d more".formatted(String.join(", ", names.subList(0, NAMED)), more);
  }
}

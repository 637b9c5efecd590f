package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Quotas;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Routing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What AWS would not take. */
final class Limits {

  static final String FILE = "accounts.yaml";

  private static final String RAISE = "ask AWS for a higher quota and enter it under 'quotas'";

  private static final int MAX_TARGETS = 5;

  private static final int MAX_TOPICS = 100_000;

  private static final int MAX_ARCHIVE_RULES = 1_000;

  private static final int MAX_RULE_NAME = 64;

  private final Organization organization;
  private final List<Diagnostic> found = new ArrayList<>();

  private Limits(Organization organization) {
    this.organization = organization;
  }

  static List<Diagnostic> check(Organization organization) {
    Limits limits = new Limits(organization);
    limits.withoutEffect();
    limits.quotas();
    limits.targets();
    limits.names();
    limits.archiveRuleNames();
    return limits.found;
  }

  private void withoutEffect() {
    Notifications notifications = organization.notifications();
    if (notifications.routing() == Routing.SHARED && notifications.eventBuses() > 0) {
      warning(
          "'eventBuses' has no effect with routing: shared, whose few rules are on the default bus",
          "notifications.unused-event-buses");
    }
    if (organization.aggregator() == Aggregator.MANAGED && organization.linkedRegions().isEmpty()) {
      warning(
          "'aggregator: managed' has no effect with one Region, whose findings need not be gathered",
          "security-hub.unused-aggregator");
    }
  }

  private void quotas() {
    Quotas granted = organization.quotas();
    QuotaUsage demand = QuotaUsage.of(organization);
    check(
        "rules on " + demand.busiestBus(),
        demand.rulesOnBusiestBus(),
        granted.rulesPerBus(),
        "quota.rules-per-bus",
        () -> spread(demand.rulesOnBusiestBus(), Integer.MAX_VALUE));
    check(
        "characters in the longest event pattern of the fallback",
        demand.patternLength(),
        granted.patternLength(),
        "quota.pattern-length",
        () -> spread(demand.patternLength(), BusUsage.MAX_PATTERN));
    check("stacks", demand.stacks(), granted.stacks(), "quota.stacks", () -> orByOwner(RAISE));
    check(
        "topics",
        demand.topics(),
        MAX_TOPICS,
        "quota.topics",
        () -> orByOwner("give fewer accounts contacts of their own"));
    check(
        "subscriptions of mail addresses, all of them pending at first,",
        demand.subscriptions(),
        granted.pendingSubscriptions(),
        "quota.pending-subscriptions",
        () -> orByOwner("give each owner one address, for example of a list, or " + RAISE));
    check(
        "archive rules on an analyzer",
        demand.archiveRules(),
        granted.archiveRules(),
        "quota.archive-rules",
        () -> archiveRules(demand.archiveRules()));
  }

  private void check(String what, int needed, int granted, String rule, Supplier<String> remedies) {
    new Quota(what, needed, granted, rule, remedies).check().ifPresent(found::add);
  }

  /** What makes fewer rules on a bus, and shorter patterns; in order of effort. */
  private String spread(int needed, int hardLimit) {
    Optional<String> buses =
        BusUsage.sufficient(organization)
            .map(number -> "set 'eventBuses: %d' under 'notifications'".formatted(number));
    if (needed > hardLimit) {
      return buses.orElse("no quota goes beyond " + hardLimit);
    }
    return buses.map(set -> set + ", or ").orElse("") + RAISE;
  }

  /** Makes fewer stacks, topics and subscriptions. */
  private String orByOwner(String first) {
    return organization.notifications().routing() == Routing.ACCOUNT
        ? first + ", or set 'routing: owner' under 'notifications'"
        : first;
  }

  private static String archiveRules(int needed) {
    String fewer =
        "merge rules that differ in one value, or remove those that are no longer needed";
    return needed > MAX_ARCHIVE_RULES
        ? fewer + "; no quota goes beyond " + MAX_ARCHIVE_RULES
        : fewer + ", or " + RAISE;
  }

  /** A rule that is split makes names, which another rule may have. */
  private void archiveRuleNames() {
    Set<String> names = new HashSet<>();
    for (AnalyzerRule rule : AnalyzerSets.rules(organization)) {
      if (!names.add(rule.name())) {
        error(
            "two archive rules would be named '%s': a rule with more than %d values becomes several, with numbers, and 'iam-roles-of-other-regions' is a rule of ours; give one another name"
                .formatted(rule.name(), AnalyzerRule.MAX_VALUES),
            "archive-rule.name-taken");
      }
    }
  }

  /** Names of accounts' rules are short enough; those of owners may not be. */
  private void names() {
    Notifications notifications = organization.notifications();
    if (notifications.routing() != Routing.OWNER) {
      return;
    }
    for (Owner owner : organization.owners()) {
      for (RuleGroup group : RuleGroup.of(organization, owner, notifications.eventBuses())) {
        String name = ResourceNames.rule(organization.names().owner(owner.key()), group.key());
        if (name.length() > MAX_RULE_NAME) {
          error(
              "owner '%s' would have a rule named %s, and EventBridge takes %d characters; give the owner or 'stackPrefix' a shorter name"
                  .formatted(owner.key(), name, MAX_RULE_NAME),
              "quota.rule-name");
          return;
        }
      }
    }
  }

  /** With {@code routing: owner} an account's own mail addresses have a topic of their own. */
  private void targets() {
    List<String> almost = new ArrayList<>();
    for (Account account : organization.accounts()) {
      boolean hasMail = Contact.addresses(account.contacts()).findAny().isPresent();
      int mail = hasMail && organization.notifications().routing() == Routing.OWNER ? 2 : 1;
      long needed = mail + account.channels().count();
      if (needed > MAX_TARGETS) {
        error(
            "account %s needs %d targets a rule and EventBridge takes %d; give it fewer chat channels, or no mail addresses of its own"
                .formatted(account.id(), needed, MAX_TARGETS),
            "quota.targets");
      } else if (needed * 100 >= MAX_TARGETS * 80) {
        almost.add(account.id());
      }
    }
    if (!almost.isEmpty() && organization.notifications().routing() != Routing.SHARED) {
      warning(
          "the rules of %s need 80 %% or more of the %d targets that EventBridge takes; give them fewer chat channels before they need another one"
              .formatted(named(almost), MAX_TARGETS),
          "quota.targets");
    }
  }

  private static String named(List<String> ids) {
    return ids.size() == 1
        ? "account " + ids.get(0)
        : "%d accounts, the first of them %s,".formatted(ids.size(), ids.get(0));
  }

  private void error(String message, String rule) {
    found.add(Diagnostic.error(FILE, message, rule));
  }

  private void warning(String message, String rule) {
    found.add(Diagnostic.warning(FILE, message, rule));
  }
}

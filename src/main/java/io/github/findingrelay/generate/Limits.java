package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Quotas;
import io.github.findingrelay.model.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What AWS would not take. */
final class Limits {

  private static final String FILE = "accounts.yaml";

  private static final int MAX_TARGETS = 5;

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
    Quotas quotas = organization.quotas();
    if (organization.notifications().routing() == Routing.SHARED) {
      return;
    }
    Spread spread = Spread.over(organization, organization.notifications().eventBuses());
    quota(
        "rules on " + spread.busiest(),
        spread.rules(),
        quotas.rulesPerBus(),
        Integer.MAX_VALUE,
        "quota.rules-per-bus");
    quota(
        "characters in the longest event pattern of the fallback",
        spread.patternLength(),
        quotas.patternLength(),
        Spread.MAX_PATTERN,
        "quota.pattern-length");
    quota(
        "stacks",
        stacks()
            + 1
            + organization.notifications().eventBuses()
            + organization.chatChannels().size(),
        quotas.stacks(),
        Integer.MAX_VALUE,
        "quota.stacks");
  }

  private int stacks() {
    return organization.notifications().routing() == Routing.OWNER
        ? (int) organization.accounts().stream().map(Account::owner).distinct().count()
        : organization.accounts().size();
  }

  /** Names of accounts' rules are short enough; those of owners may not be. */
  private void names() {
    Notifications notifications = organization.notifications();
    if (notifications.routing() != Routing.OWNER) {
      return;
    }
    for (Owner owner : organization.owners()) {
      for (RuleGroup group : RuleGroup.of(organization, owner, notifications.eventBuses())) {
        String name =
            "%s-owner-%s-findings-%s"
                .formatted(organization.stackPrefix(), owner.key(), group.key());
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
    for (Account account : organization.accounts()) {
      long mail = account.contacts().stream().anyMatch(Contact.Email.class::isInstance) ? 2 : 1;
      if (organization.notifications().routing() == Routing.OWNER
          && mail + account.channels().count() > MAX_TARGETS) {
        error(
            "account %s needs %d targets a rule and EventBridge takes %d; give it fewer chat channels, or no mail addresses of its own"
                .formatted(account.id(), mail + account.channels().count(), MAX_TARGETS),
            "quota.targets");
      }
    }
  }

  /**
   * Compares with a quota.
   *
   * @param hardLimit no quota goes beyond it
   */
  private void quota(String what, int needed, int granted, int hardLimit, String rule) {
    if (needed > granted) {
      error(
          "%d %s are needed and %d are granted; %s"
              .formatted(needed, what, granted, remedy(needed, hardLimit, rule)),
          rule);
    } else if (needed * 100L >= granted * 80L) {
      warning(
          "%d %s are needed, 80 %% or more of the %d that are granted; %s"
              .formatted(needed, what, granted, remedy(needed, hardLimit, rule)),
          rule);
    }
  }

  /** In order of effort. */
  private String remedy(int needed, int hardLimit, String rule) {
    String raise = "ask AWS for a higher quota and enter it under 'quotas'";
    if (rule.equals("quota.stacks")) {
      return raise;
    }
    Optional<Integer> buses = Spread.sufficient(organization);
    String spread =
        buses
            .map(number -> "set 'eventBuses: %d' under 'notifications'".formatted(number))
            .orElse("");
    if (needed > hardLimit) {
      return spread.isEmpty() ? "no quota goes beyond " + hardLimit : spread;
    }
    return spread.isEmpty() ? raise : spread + ", or " + raise;
  }

  private void error(String message, String rule) {
    found.add(Diagnostic.error(FILE, message, rule));
  }

  private void warning(String message, String rule) {
    found.add(Diagnostic.warning(FILE, message, rule));
  }
}

package io.github.findingrelay.status;

import io.github.findingrelay.model.Owner;
import java.util.List;

/**
 * The chain from an account to the people who are notified of its findings.
 *
 * @param account id; empty: the fallback for findings that belong to no account
 * @param reason why nobody is notified, or empty
 */
record Chain(
    String account,
    String name,
    Owner owner,
    StackHealth stack,
    List<RuleHealth> rules,
    List<ContactHealth> contacts,
    NotificationState wayOut,
    String reason) {
  Chain {
    rules = List.copyOf(rules);
    contacts = List.copyOf(contacts);
  }

  /** Whether findings reach anybody; the worst first. */
  enum NotificationState {
    NO("no"),
    UNKNOWN("unknown"),
    /** Everything is ready, and the rules are disabled on purpose. */
    NOT_YET("not yet"),
    YES("yes");

    private final String label;

    NotificationState(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** What people call it. */
  String title() {
    return account.isEmpty() ? name : account + " " + name;
  }
}

package io.github.findingrelay.routing;

import java.util.List;
import java.util.Optional;

/**
 * The way of one event.
 *
 * @param event what it is about, in one line
 * @param rules those that match, in the order in which the event comes to them
 * @param nearest the rule that comes nearest to matching, if nobody is notified
 */
public record Trace(String event, List<Step> rules, Optional<Obstacle> nearest) {

  /**
   * A rule that matches.
   *
   * @param bus name of the event bus
   * @param place file, line and column
   */
  public record Step(String rule, String bus, String stack, String place, List<Sending> targets) {
    public Step {
      targets = List.copyOf(targets);
    }
  }

  /**
   * What a rule sends.
   *
   * @param to ARN of a topic or event bus
   * @param recipients who receives what is sent there
   * @param message as it is sent; none on the way to another bus
   */
  public record Sending(
      String target, String to, List<String> recipients, Optional<String> message) {
    public Sending {
      recipients = List.copyOf(recipients);
    }
  }

  /**
   * A rule that does not match.
   *
   * @param place of the first condition that the event does not meet
   * @param reasons what the event would have to be, one line for each
   */
  public record Obstacle(String rule, String place, List<String> reasons) {
    public Obstacle {
      reasons = List.copyOf(reasons);
    }
  }

  public Trace {
    rules = List.copyOf(rules);
  }

  /** Whether anybody is notified. */
  public boolean isDelivered() {
    return rules.stream()
        .flatMap(step -> step.targets().stream())
        .anyMatch(sending -> !sending.recipients().isEmpty());
  }
}

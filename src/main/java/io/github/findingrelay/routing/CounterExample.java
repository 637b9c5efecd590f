package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import java.util.List;
import java.util.SortedSet;

/**
 * A finding that does not go where it should.
 *
 * @param rule the one that is responsible, or what there is in place of it
 * @param location where to look first
 * @param reasons why a rule does not take the finding; none where a rule should not have
 */
record CounterExample(
    Flaw flaw,
    SampleFinding finding,
    SortedSet<Recipient> expected,
    List<Delivery> happened,
    String rule,
    String logicalId,
    SourceLocation location,
    List<String> reasons) {

  /** What is wrong. */
  enum Flaw {
    /** Somebody who should be notified is not. */
    LOST("prove.lost"),
    /** Somebody is notified more than once. */
    TWICE("prove.twice"),
    /** Somebody is notified of a finding that is another owner's. */
    STRANGER("prove.stranger"),
    /** Somebody is notified of what is nobody's concern. */
    UNWANTED("prove.unwanted");

    private final String ruleId;

    Flaw(String ruleId) {
      this.ruleId = ruleId;
    }

    String ruleId() {
      return ruleId;
    }
  }

  CounterExample {
    happened = List.copyOf(happened);
    reasons = List.copyOf(reasons);
  }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.routing.Router.Delivery;
import java.util.List;
import java.util.SortedSet;

/** A finding that does not go where it should. */
record CounterExample(
        Flaw flaw, SampleFinding finding, SortedSet<Recipient> expected, List<Delivery> happened, Blame blame) {

    /** What is wrong; {@link #UNWANTED} is what nobody should be notified of. */
    enum Flaw {
        LOST("prove.lost", "does not reach everybody who must be notified"),
        TWICE("prove.twice", "notifies somebody more than once"),
        STRANGER("prove.stranger", "notifies somebody whom it does not concern"),
        UNWANTED("prove.unwanted", "notifies somebody although it must not");

        final String ruleId;
        final String inWords;

        Flaw(String ruleId, String inWords) {
            this.ruleId = ruleId;
            this.inWords = inWords;
        }
    }

    /**
     * What is responsible.
     *
     * @param rule its name, or what there is in place of a rule
     * @param location where to look first
     * @param reasons why the rule does not take the finding; none where it should not have
     */
    record Blame(String rule, String logicalId, SourceLocation location, List<String> reasons) {

        static Blame of(EventRule rule, SourceLocation location, List<String> reasons) {
            return new Blame(rule.name(), rule.logicalId(), location, reasons);
        }

        static Blame of(EventRule rule, String... reasons) {
            return of(rule, rule.location(), List.of(reasons));
        }

        static Blame withoutRule(SourceLocation location, String reason) {
            return new Blame("none", "", location, List.of(reason));
        }
    }
}

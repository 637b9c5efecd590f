package io.github.findingrelay.routing;

import io.github.findingrelay.console.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way of one event.
 *
 * @param event what it is about, in one line
 * @param delivered whether anybody is notified
 * @param rules those that match, in the order in which the event comes to them
 * @param nearest the rule that comes nearest to matching, if nobody is notified
 */
public record Trace(String event, boolean delivered, List<Step> rules, Optional<Obstacle> nearest) {

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

        private Stream<String> lines() {
            return Stream.concat(
                    Stream.of("  rule %s on bus %s (%s)".formatted(rule, bus, place)),
                    targets.stream().flatMap(Sending::lines));
        }
    }

    /**
     * What a rule sends.
     *
     * @param to ARN of a topic or event bus
     * @param recipients who receives what is sent there
     * @param message as it is sent; none on the way to another bus
     */
    public record Sending(String target, String to, List<String> recipients, Optional<String> message) {
        public Sending {
            recipients = List.copyOf(recipients);
        }

        private Stream<String> lines() {
            return Stream.of(
                            Stream.of("    target %s: %s".formatted(target, to)),
                            recipients.stream().map(recipient -> "      to " + recipient),
                            message.stream().flatMap(String::lines).map(line -> "      | " + line))
                    .flatMap(Function.identity());
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

        private Stream<String> lines() {
            return Stream.concat(
                    Stream.of("  the nearest rule is %s (%s):".formatted(rule, place)),
                    reasons.stream().map(reason -> "    " + reason));
        }
    }

    public Trace {
        rules = List.copyOf(rules);
    }

    /**
     * For people.
     *
     * @param source where the event comes from
     */
    public String text(String source) {
        return Stream.of(
                        Stream.of(source + ": " + event),
                        rules.stream().flatMap(Step::lines),
                        delivered ? Stream.<String>empty() : Stream.of("  nobody is notified"),
                        nearest.stream().flatMap(Obstacle::lines),
                        Stream.of(""))
                .flatMap(Function.identity())
                .map(line -> Printable.of(line) + "\n")
                .collect(Collectors.joining());
    }
}

package io.github.findingrelay.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.findingrelay.console.Printable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * @param remark what explains the way, if rules alone do not
 */
public record Trace(
        String event, boolean delivered, List<Step> rules, Optional<Obstacle> nearest, Optional<String> remark) {

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
     * Where a rule sends the event.
     *
     * @param to ARN of a state machine or event bus
     * @param notifications what the state machine publishes; none on the way to another bus, or of
     *     what has been told already
     */
    public record Sending(String target, String to, List<Notification> notifications) {
        public Sending {
            notifications = List.copyOf(notifications);
        }

        /** ARNs of the topics that are published to. */
        public List<String> topics() {
            return notifications.stream().map(Notification::topic).toList();
        }

        /** Everybody who receives a message. */
        public List<String> recipients() {
            return notifications.stream()
                    .flatMap(notification -> notification.recipients().stream())
                    .toList();
        }

        /** What people call some of them. */
        public Map<String, String> names() {
            Map<String, String> names = new TreeMap<>();
            notifications.forEach(notification -> names.putAll(notification.names()));
            return names;
        }

        private Stream<String> lines() {
            return Stream.concat(
                    Stream.of("    target %s: %s".formatted(target, to)),
                    notifications.stream().flatMap(Notification::lines));
        }
    }

    /**
     * A message as it arrives.
     *
     * @param topic ARN
     * @param recipients who receives what is published there
     * @param names what people call some of them
     * @param subject of a mail
     * @param message text of a mail, or JSON of a card
     */
    public record Notification(
            String topic,
            List<String> recipients,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> names,
            Optional<String> subject,
            String message) {
        public Notification {
            recipients = List.copyOf(recipients);
            names = Collections.unmodifiableMap(new TreeMap<>(names));
        }

        private Stream<String> lines() {
            Stream<String> text = subject.isPresent() ? message.lines() : Card.lines(message);
            return Stream.of(
                            Stream.of("    topic " + topic),
                            recipients.stream()
                                    .map(recipient -> "      to " + names.getOrDefault(recipient, recipient)),
                            subject.stream().map(line -> "      | Subject: " + line),
                            subject.stream().map(line -> "      |"),
                            text.map(line -> ("      | " + line).stripTrailing()))
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
                        remark.stream().map(text -> "  " + text),
                        nearest.stream().flatMap(Obstacle::lines),
                        Stream.of(""))
                .flatMap(Function.identity())
                .map(line -> Printable.of(line) + "\n")
                .collect(Collectors.joining());
    }
}

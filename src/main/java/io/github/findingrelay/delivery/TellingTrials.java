package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.Told.Deed;
import io.github.findingrelay.delivery.Told.Mark;
import io.github.findingrelay.delivery.Told.Message;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Findings that are to be told, while all of AWS works. */
final class TellingTrials {

    private static final int MANY = 30;

    private final PlayedDelivery delivery;
    private final boolean once;
    private final Mistakes mistakes;

    TellingTrials(PlayedDelivery delivery, boolean once, Mistakes mistakes) {
        this.delivery = delivery;
        this.once = once;
        this.mistakes = mistakes;
    }

    /** Each finding by itself. */
    void play(ObjectNode receivers, Map<String, ObjectNode> findings) {
        findings.forEach((what, finding) -> {
            Told told = delivery.tell(Input.with(receivers, List.of(finding)));
            compare(told, what, receivers, List.of(finding));
            told.messages()
                    .forEach(message -> MessageCheck.mistakes(message, receivers, finding)
                            .forEach(mistake -> mistakes.add(what, mistake)));
        });
    }

    /** Several findings of one event, one of which is told already. */
    void playSeveral(ObjectNode receivers) {
        List<ObjectNode> two = SampleFindings.two();
        compare(delivery.tell(Input.with(receivers, two)), "two findings", receivers, two);
        if (once) {
            ObjectNode old = SampleFindings.usual().put("Id", "old");
            old.putObject("Workflow").put("Status", "NOTIFIED");
            compare(
                    delivery.tell(Input.with(receivers, List.of(old, two.get(1)))),
                    "a finding that is told already and another",
                    receivers,
                    two.subList(1, 2));
        }
    }

    /** So many receivers, of whom each gets so long a message, that a list of all messages would be too much. */
    void playMany(ObjectNode receivers) {
        ObjectNode many = receivers.deepCopy();
        IntStream.range(0, MANY).forEach(i -> many.withArray("channels").add("arn:more-" + i));
        ObjectNode longest = SampleFindings.longest();
        Told told = delivery.tell(Input.with(many, List.of(longest)));
        compare(told, "the longest texts and %d more channels".formatted(MANY), many, List.of(longest));
    }

    /** That all are told to everybody and then marked, and nothing else is done. */
    void compare(Told told, String when, JsonNode receivers, List<? extends JsonNode> findings) {
        comparePublished(told, when, receivers, findings.size());
        List<String> ids = findings.stream()
                .map(finding -> finding.path("Id").asText())
                .sorted()
                .toList();
        List<String> marked = told.marks().stream().map(Mark::finding).sorted().toList();
        if (!marked.equals(once ? ids : List.of())) {
            mistakes.add(when, "it marks other findings as told than it should");
        }
        told.marks().stream()
                .filter(mark -> isTooEarly(mark, told.done()))
                .forEach(mark -> mistakes.add(when, "it marks a finding before it is told"));
    }

    /** That the execution succeeds, and publishes once to each topic for each finding. */
    void comparePublished(Told told, String when, JsonNode receivers, int findings) {
        List<String> expected = Input.topics(receivers).stream()
                .flatMap(topic -> Collections.nCopies(findings, topic).stream())
                .sorted()
                .toList();
        List<String> published =
                told.messages().stream().map(Message::topic).sorted().toList();
        if (!published.equals(expected)) {
            mistakes.add(when, "it publishes to %s and should publish to %s".formatted(published, expected));
        }
        if (!told.succeeded() || !told.letters().isEmpty()) {
            mistakes.add(when, "the execution fails or leaves a letter");
        }
    }

    private static boolean isTooEarly(Mark mark, List<Deed> done) {
        return done.subList(done.indexOf(mark), done.size()).stream()
                .anyMatch(deed ->
                        deed instanceof Message message && message.text().contains(mark.finding()));
    }
}

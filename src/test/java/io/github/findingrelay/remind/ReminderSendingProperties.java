package io.github.findingrelay.remind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.Contact;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.remind.InMemoryTopics.Published;
import io.github.findingrelay.remind.ReminderRoute.Destination;
import io.github.findingrelay.remind.ReminderSending.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever SNS does: nobody gets the same twice within a day, and whoever has not got it is named. */
class ReminderSendingProperties {

    private static final Reminder REMINDER = new Reminder(
            "payments",
            new Owner("payments", "Payments", Language.EN, List.of(new Contact.Email("payments@example.com"))),
            List.of(),
            List.of());
    private static final ReminderMessage MESSAGE = new ReminderMessage("1 open finding", "text", "{}");

    private static final ResourceNames NAMES = new ResourceNames("finding-relay");

    private static ReminderRoute route(int topics) {
        List<Destination> destinations = IntStream.range(0, topics)
                .mapToObj(i -> new Destination(
                        "arn:aws:sns:eu-west-1:111122223333:finding-relay-account-22222222222" + i,
                        i > 0,
                        List.of("reader-" + i),
                        Optional.empty()))
                .toList();
        return new ReminderRoute(
                destinations, destinations.stream().map(Destination::topic).toList(), List.of());
    }

    private static List<Sent> send(InMemoryTopics aws, ReminderRoute route, boolean again) {
        ReminderMarks marks =
                again ? ReminderMarks.NONE : ReminderMarks.of(aws.budget().pages(aws::tagged), NAMES, aws.instant());
        return new ReminderSending(aws, aws.budget(), aws::instant, marks, again).send(REMINDER, route, MESSAGE);
    }

    @Property(tries = 200)
    void nobodyGetsItTwiceAndWhoeverHasNotGotItIsNamed(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int percent,
            @ForAll @IntRange(min = 1, max = 4) int topics) {
        Random random = new Random(seed);
        InMemoryTopics aws = new InMemoryTopics(random);
        ReminderRoute route = route(topics);
        Map<String, Instant> unknown = new HashMap<>();

        for (int run = 0; run < 20; run++) {
            aws.time.pass(Duration.ofMinutes(random.nextInt(run % 3 == 0 ? 3_000 : 200)));
            aws.percentOfFaults = percent;
            int before = aws.published.size();
            Instant start = aws.instant();
            for (Sent sent : send(aws, route, false)) {
                assertTrue(sent, aws, before, start, unknown, topics);
            }
        }

        assertTwentyHoursApart(aws.published);
        aws.percentOfFaults = 0;
        aws.time.pass(Duration.ofHours(20));
        assertThat(send(aws, route, false)).allMatch(sent -> sent.result() == ReceiptResult.DONE);
    }

    /** What is said of a destination is what has happened to it. */
    private static void assertTrue(
            Sent sent, InMemoryTopics aws, int before, Instant start, Map<String, Instant> unknown, int topics) {
        String topic = sent.destination().topic();
        // Each that is sent later, since it could not be at first, has the others wait for as long.
        Duration patience = Duration.ofHours(21L * topics);
        List<Published> now = aws.published.subList(before, aws.published.size()).stream()
                .filter(one -> one.topic().equals(topic))
                .toList();
        switch (sent.result()) {
            case DONE -> assertThat(now).hasSize(1);
            case SKIPPED -> {
                assertThat(now).isEmpty();
                boolean had = aws.published.stream()
                        .anyMatch(one -> one.topic().equals(topic)
                                && one.at().plus(patience).isAfter(start));
                boolean said = unknown.getOrDefault(topic, Instant.MIN).isAfter(start.minus(patience));
                assertThat(had || said)
                        .as("it was sent, or said not to be known")
                        .isTrue();
            }
            default -> {
                assertThat(sent.detail()).isNotEmpty();
                if (sent.detail().contains("--again")) {
                    unknown.put(topic, start);
                } else {
                    assertThat(now).isEmpty();
                }
            }
        }
    }

    private static void assertTwentyHoursApart(List<Published> published) {
        Map<String, Instant> last = new HashMap<>();
        for (Published one : published) {
            Instant before = last.put(one.topic(), one.at());
            if (before != null) {
                assertThat(Duration.between(before, one.at())).isGreaterThan(Duration.ofHours(19));
            }
        }
    }

    @Example
    void aMailCostsTwoCalls() {
        InMemoryTopics aws = new InMemoryTopics(new Random(1));
        send(aws, route(1), false);
        assertThat(aws.calls).isEqualTo(2);
        assertThat(aws.published).hasSize(1);
    }

    @Example
    void aTopicThatHasNoRoomForATagLeavesItToAnother() {
        InMemoryTopics aws = new InMemoryTopics(new Random(1));
        aws.full.add(route(1).state().get(0));
        assertThat(send(aws, route(2), false)).allMatch(sent -> sent.result() == ReceiptResult.DONE);
        assertThat(send(aws, route(2), false)).allMatch(sent -> sent.result() == ReceiptResult.SKIPPED);

        aws.full.addAll(route(2).state());
        assertThat(send(aws, route(2), true)).allMatch(sent -> sent.result() == ReceiptResult.FAILED);
        assertThat(aws.published).hasSize(2);
    }

    @Example
    void itIsSentAgainIfThatIsMeant() {
        InMemoryTopics aws = new InMemoryTopics(new Random(1));
        send(aws, route(2), false);
        send(aws, route(2), false);
        assertThat(aws.published).hasSize(2);

        send(aws, route(2), true);

        assertThat(aws.published).hasSize(4);
    }

    @Example
    void namesThatATagCannotHoldMeanEverybody() {
        ReminderMark mark = new ReminderMark(
                Instant.parse("2026-11-30T06:00:00Z"),
                route(9).destinations().stream().map(Destination::name).collect(Collectors.toSet()));
        assertThat(mark.value()).hasSizeLessThanOrEqualTo(256);
        assertThat(ReminderMark.of(mark.value()).orElseThrow().openOf(mark.open()))
                .isEqualTo(mark.open());
    }
}

package io.github.findingrelay.redeliver;

import static io.github.findingrelay.redeliver.SampleLetters.MACHINE;
import static io.github.findingrelay.redeliver.SampleLetters.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.desk.InMemoryExecutions;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.redeliver.Letters.Message;
import io.github.findingrelay.redeliver.Undelivered.Source;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.SystemTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A letter that stands for several deliveries goes with the last of them. */
class RedeliveryRunTest {

    private final InMemoryExecutions executions = new InMemoryExecutions(() -> Instant.EPOCH);
    private final InMemoryLetters letters = new InMemoryLetters(() -> Instant.EPOCH);
    private final Redeliveries redeliveries = new Redeliveries(List.of());

    private static Undelivered part(String finding, Message letter) {
        return new Undelivered(
                Source.EVENT,
                MACHINE,
                new DeliveryMachine(Language.EN, MACHINE),
                Delivery.of(input(finding)).orElseThrow(),
                Instant.EPOCH,
                "",
                "",
                Optional.of(letter));
    }

    private void run() {
        RequestBudget budget = new RequestBudget(new SystemTime(), new Random(1));
        LetterBox box = new LetterBox(letters, budget, "queue");
        Message letter = box.take(Duration.ZERO, () -> true).get(0);
        List<Undelivered> parts =
                Stream.of("one", "two").map(finding -> part(finding, letter)).toList();
        RedeliveryPlan plan = RedeliveryPlan.of(parts, redeliveries, Optional.empty(), List.of());
        new RedeliveryRun(
                        plan,
                        redeliveries,
                        executions,
                        Optional.of(box),
                        budget,
                        new SystemTime(),
                        () -> false,
                        Duration.ofSeconds(5))
                .run();
    }

    @Test
    void bothAreToldAndTheLetterGoes() {
        letters.send("", Map.of());

        run();

        assertThat(executions.started).hasSize(2);
        assertThat(letters.ids()).isEmpty();
    }

    @Test
    void theLetterStaysUntilBothAreTold() {
        letters.send("", Map.of());
        executions.end = (arn, input) -> input.contains("one") ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED;

        run();

        assertThat(letters.ids()).hasSize(1);
    }
}

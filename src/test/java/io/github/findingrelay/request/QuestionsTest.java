package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.fixture.PassingTime;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is not answered is kept. */
class QuestionsTest {

    private final Questions questions = new Questions(new RequestBudget(new PassingTime(), new Random(1)));

    private static <T> Supplier<T> refused(Fault fault) {
        return () -> {
            throw new RequestException(fault, "not authorized");
        };
    }

    @Test
    void whatIsNotAnsweredIsKeptAsEveryReportPrintsIt() {
        assertThat(questions.ask("the stacks", () -> 7)).contains(7);
        assertThat(questions.ask("the rules", refused(Fault.DENIED))).isEmpty();

        assertThat(questions.unanswered())
                .extracting(Unanswered::line)
                .containsExactly("not answered: the rules: not authorized");
        assertThat(Unanswered.errors(questions.unanswered()))
                .isEqualTo("error: not answered: the rules: not authorized\n");
        assertThat(Unanswered.errors(List.of())).isEmpty();
    }

    @Test
    void onePlaceThatRefusesDoesNotKeepTheOthersFromAnswering() {
        AtomicInteger faults = new AtomicInteger(2);

        assertThat(questions.callAll("the tags of", List.of("a", "b", "c"), place -> {
                    if (place.equals("b")) {
                        throw new RequestException(Fault.DENIED, "no");
                    }
                    if (faults.getAndDecrement() > 0) {
                        throw new RequestException(Fault.UNAVAILABLE, "later");
                    }
                    return place + place;
                }))
                .containsOnlyKeys("a", "c")
                .containsEntry("a", "aa");
        assertThat(questions.unanswered()).containsExactly(new Unanswered("the tags of b", "no"));
    }

    @Test
    void whatIsNotThereIsNoRefusal() {
        assertThat(Questions.find(() -> 7)).contains(7);
        assertThat(Questions.find(refused(Fault.ABSENT))).isEmpty();
        assertThatThrownBy(() -> Questions.find(refused(Fault.DENIED))).isInstanceOf(RequestException.class);
    }

    /** A bug is not AWS's. */
    @Test
    void whatIsNoRefusalIsThrown() {
        Supplier<Integer> mistake = () -> {
            throw new IllegalStateException("ours");
        };

        assertThatThrownBy(() -> questions.ask("it", mistake)).hasMessage("ours");
        assertThatThrownBy(() -> questions.askAll("it", List.of(1), place -> mistake.get()))
                .hasStackTraceContaining("ours");
    }
}

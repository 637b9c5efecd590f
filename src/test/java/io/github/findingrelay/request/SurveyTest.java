package io.github.findingrelay.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.request.RequestException.Fault;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurveyTest {

    @Test
    void answersAndRefusalsAreInTheOrderOfThePlacesAndNoneIsLost() {
        List<Integer> places = IntStream.range(0, 200).boxed().toList();
        AtomicInteger told = new AtomicInteger();

        Survey<Integer, String> survey = Survey.of(
                places,
                8,
                place -> {
                    if (place % 3 == 0) {
                        throw new RequestException(Fault.DENIED, "no " + place);
                    }
                    return "yes " + place;
                },
                done -> told.incrementAndGet());

        assertThat(survey.answers().keySet())
                .containsExactlyElementsOf(
                        places.stream().filter(place -> place % 3 != 0).toList());
        assertThat(survey.refusals().keySet())
                .containsExactlyElementsOf(
                        places.stream().filter(place -> place % 3 == 0).toList());
        assertThat(survey.answers()).containsEntry(4, "yes 4");
        assertThat(survey.refusals().get(6)).hasMessage("no 6");
        assertThat(told).hasValue(200);
    }
}

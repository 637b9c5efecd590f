package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Executions.Described;
import io.github.findingrelay.desk.Executions.ExecutionStatus;
import io.github.findingrelay.redeliver.LetterReader.LeftAlone;
import io.github.findingrelay.redeliver.Undelivered.Source;
import io.github.findingrelay.request.Questions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Executions that have left letters, and whether they were cut off. What one had not come to by
 * then no letter says, so that all of it is told again: twice is better than never.
 *
 * @param described by ARN; empty: Step Functions does not know it any more; absent: it has not
 *     answered
 */
record CutExecutions(Map<String, Optional<Described>> described) {

    static CutExecutions of(List<Undelivered> found, Executions executions, Questions questions) {
        List<String> origins =
                letters(found).map(Undelivered::origin).distinct().toList();
        return new CutExecutions(questions.askAll(
                "the execution", origins, arn -> Questions.find(() -> questions.call(() -> executions.describe(arn)))));
    }

    private static Stream<Undelivered> letters(List<Undelivered> found) {
        return found.stream().filter(one -> one.source() == Source.LETTER);
    }

    /** The same, each letter of one that was cut off standing for the whole of it. */
    List<Undelivered> whole(List<Undelivered> found) {
        return found.stream().filter(this::isKnown).map(this::whole).toList();
    }

    private boolean isKnown(Undelivered one) {
        return one.source() != Source.LETTER || why(one.origin()).isEmpty();
    }

    /** Why a letter may not be all that its execution has to say. */
    private Optional<String> why(String origin) {
        if (!described.containsKey(origin)) {
            return Optional.of("has not answered, and may have been cut off before it had told the rest");
        }
        return described
                .getOrDefault(origin, Optional.empty())
                .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
                .map(execution -> "still runs; try again when it has ended");
    }

    private Undelivered whole(Undelivered one) {
        return described
                .getOrDefault(one.origin(), Optional.empty())
                .filter(execution -> execution.status().isCut())
                .flatMap(execution -> Delivery.of(execution.input()))
                .map(one::whole)
                .orElse(one);
    }

    /** Letters that are not to be told yet. */
    Stream<LeftAlone> early(List<Undelivered> found) {
        return letters(found)
                .flatMap(one -> why(one.origin()).stream()
                        .flatMap(why -> one.letter().stream()
                                .map(letter ->
                                        LeftAlone.letter(letter, "its execution %s %s".formatted(one.origin(), why)))));
    }
}

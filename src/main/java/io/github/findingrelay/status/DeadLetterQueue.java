package io.github.findingrelay.status;

import io.github.findingrelay.desk.Queues;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where notifications are that could not be delivered.
 *
 * @param messages about how many; empty: not known
 * @param isLost whether there is none, although the stack is there that makes it
 */
record DeadLetterQueue(String name, Optional<Integer> messages, boolean isLost) {

    static DeadLetterQueue of(ResourceNames names, Set<String> stacks, Queues queues, Questions questions) {
        String name = names.deadLetters();
        Optional<Optional<Integer>> asked =
                questions.ask("the dead-letter queue", () -> Questions.find(() -> messages(name, queues, questions)));
        boolean isGone = asked.map(Optional::isEmpty).orElse(false);
        return new DeadLetterQueue(name, asked.flatMap(found -> found), isGone && stacks.contains(names.foundation()));
    }

    private static int messages(String name, Queues queues, Questions questions) {
        String url = questions.call(() -> queues.url(name));
        return questions.call(() -> queues.messages(url));
    }

    Stream<HealthProblem> problems() {
        if (isLost) {
            return problem("does not exist, although its stack does: what cannot be delivered is lost");
        }
        return messages.stream()
                .filter(count -> count > 0)
                .map(("has about %d messages: notifications that could not be delivered; './relay redeliver' says which"
                        + " and why, and delivers them again")::formatted)
                .flatMap(this::problem);
    }

    private Stream<HealthProblem> problem(String words) {
        return Stream.of(HealthProblem.of(Category.DEAD_LETTERS, "queue " + name, words));
    }
}

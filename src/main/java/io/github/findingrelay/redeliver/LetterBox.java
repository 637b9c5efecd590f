package io.github.findingrelay.redeliver;

import io.github.findingrelay.redeliver.Letters.Depth;
import io.github.findingrelay.redeliver.Letters.Message;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The dead-letter queue while we read it. Whatever has been taken out and not been deleted is given
 * back at the end; after a kill it comes back by itself.
 */
final class LetterBox {

    /** Of one run; the rest is for the next one. */
    static final int MOST = 1000;

    /** A letter that is to be delivered is nobody else's for so long. */
    static final Duration WHILE_DELIVERED = Duration.ofMinutes(15);

    /** One that is only looked at. */
    static final Duration WHILE_READ = Duration.ofMinutes(2);

    private final Letters letters;
    private final RequestBudget budget;
    private final String queue;
    private final Map<String, Message> taken = new LinkedHashMap<>();
    private int others;

    LetterBox(Letters letters, RequestBudget budget, String queue) {
        this.letters = letters;
        this.budget = budget;
        this.queue = queue;
    }

    /** Takes all letters; for use within a question. */
    List<Message> take(Duration hidden, BooleanSupplier interrupted) {
        Depth before = budget.repeatable(() -> letters.depth(queue));
        List<Message> some;
        do {
            some = budget.repeatable(() -> letters.receive(queue, hidden));
            // The queue may give a message twice; the later handle is the one that counts.
            some.forEach(message -> taken.put(message.id(), message));
        } while (!some.isEmpty() && taken.size() < MOST && !interrupted.getAsBoolean());
        others = before.hidden() + Math.max(0, before.visible() - taken.size());
        return List.copyOf(taken.values());
    }

    /** About how many are in the queue and have not been taken: somebody else has them, or they are too many. */
    int others() {
        return others;
    }

    void delete(Message letter) {
        budget.idempotent(() -> letters.delete(queue, letter.handle()));
        taken.remove(letter.id());
    }

    /** Gives back what has not been deleted. */
    void close(Questions questions) {
        questions.callAll("to give back letter", List.copyOf(taken.values()), this::release);
        taken.clear();
    }

    /** One that is gone, or has come back by itself, need not be given back. */
    private boolean release(Message letter) {
        try {
            letters.release(queue, letter.handle());
        } catch (RequestException e) {
            if (e.fault() != Fault.ABSENT && e.fault() != Fault.REFUSED) {
                throw e;
            }
        }
        return true;
    }
}

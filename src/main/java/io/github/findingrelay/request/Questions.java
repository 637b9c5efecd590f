package io.github.findingrelay.request;

import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks AWS, and keeps what was not answered. */
public final class Questions {

    /** Questions that are on their way at a time; the budget decides how fast they follow. */
    private static final int AT_A_TIME = 8;

    private final RequestBudget budget;
    private final List<Unanswered> unanswered = new ArrayList<>();

    public Questions(RequestBudget budget) {
        this.budget = budget;
    }

    public List<Unanswered> unanswered() {
        return List.copyOf(unanswered);
    }

    /** A call that is repeated after a fault; for use within a question. */
    public <T> T call(Supplier<T> call) {
        return budget.repeatable(call);
    }

    /** A question about what may not be there; empty: it is not. */
    public static <T> Optional<T> find(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RequestException e) {
            if (e.fault() == Fault.ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All parts of a list; for use within a question. */
    public <T> List<T> pages(Function<Optional<String>, Page<T>> ask) {
        return budget.pages(ask);
    }

    /** Empty: it was not answered. */
    public <T> Optional<T> ask(String what, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RequestException e) {
            unanswered.add(new Unanswered(what, e.reason()));
            return Optional.empty();
        }
    }

    /** The same of many, by one call each; those that have not answered are left out. */
    public <P, T> Map<P, T> callAll(String what, Collection<P> places, Function<P, T> call) {
        return askAll(what, places, place -> call(() -> call.apply(place)));
    }

    /** The same of many; those that have not answered are left out. */
    public <P, T> Map<P, T> askAll(String what, Collection<P> places, Function<P, T> question) {
        return askAll(what, places, AT_A_TIME, question);
    }

    public <P, T> Map<P, T> askAll(String what, Collection<P> places, int atATime, Function<P, T> question) {
        Survey<P, T> survey = Survey.of(places, atATime, question);
        survey.refusals()
                .forEach((place, refusal) -> unanswered.add(new Unanswered(what + " " + place, refusal.reason())));
        return survey.answers();
    }
}

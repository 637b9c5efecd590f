package io.github.findingrelay.request;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * What many places, such as the Regions of an account, have answered to the same question. One that
 * refuses does not keep the others from answering.
 *
 * @param <P> place
 * @param <T> answer
 * @param answers in the order of the places
 * @param refusals of the other places, in their order: a line in every report, and never silence
 */
public record Survey<P, T>(Map<P, T> answers, Map<P, RequestException> refusals) {

    /**
     * Asks everywhere.
     *
     * @param places each once
     * @param atATime how many questions are on their way at most
     */
    public static <P, T> Survey<P, T> of(Collection<P> places, int atATime, Function<P, T> question) {
        return of(places, atATime, question, done -> {});
    }

    /**
     * The same with progress.
     *
     * @param progress is told how many places are done, from several threads
     */
    public static <P, T> Survey<P, T> of(
            Collection<P> places, int atATime, Function<P, T> question, IntConsumer progress) {
        Map<P, T> answers = new ConcurrentHashMap<>();
        Map<P, RequestException> refusals = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        try (Workers workers = new Workers(atATime)) {
            workers.forEach(places, place -> {
                try {
                    answers.put(place, question.apply(place));
                } catch (RequestException e) {
                    refusals.put(place, e);
                }
                progress.accept(done.incrementAndGet());
            });
        }
        return new Survey<>(inOrder(places, answers), inOrder(places, refusals));
    }

    private static <P, V> Map<P, V> inOrder(Collection<P> places, Map<P, V> some) {
        Map<P, V> ordered = new LinkedHashMap<>();
        for (P place : places) {
            V value = some.get(place);
            if (value != null) {
                ordered.put(place, value);
            }
        }
        return ordered;
    }
}

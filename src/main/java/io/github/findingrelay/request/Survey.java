package io.github.findingrelay.request;

import io.github.findingrelay.request.Answer.Given;
import io.github.findingrelay.request.Answer.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Asks the same in many places. One that refuses does not keep the others from answering. */
public final class Survey {

  private Survey() {}

  /**
   * Asks everywhere.
   *
   * @param places each once
   * @param atATime how many questions are on their way at most
   * @return in the order of the places
   */
  public static <P, T> List<Answer<P, T>> of(
      Collection<P> places, int atATime, Function<P, T> question) {
    Map<P, Answer<P, T>> answers = new ConcurrentHashMap<>();
    try (Workers workers = new Workers(atATime)) {
      workers.forEach(places, place -> answers.put(place, asked(place, question)));
    }
    return places.stream().map(place -> Objects.requireNonNull(answers.get(place))).toList();
  }

  private static <P, T> Answer<P, T> asked(P place, Function<P, T> question) {
    try {
      return new Given<>(place, question.apply(place));
    } catch (RequestException e) {
      return new Refused<>(place, e.fault(), String.valueOf(e.getMessage()));
    }
  }
}

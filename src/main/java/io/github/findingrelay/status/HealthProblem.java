package io.github.findingrelay.status;

import io.github.findingrelay.model.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is not well, or that people should know.
 *
 * @param subjects what it is about, at least one
 * @param words what is to be said after the subjects
 * @param owner key of whom it concerns, if it is somebody's
 */
record HealthProblem(Category kind, List<String> subjects, String words, Optional<String> owner) {

  private static final int NAMED = 3;

  HealthProblem {
    subjects = List.copyOf(subjects);
  }

  /** The most severe first. */
  enum Category implements Labelled {
    NOBODY_NOTIFIED,
    STACK,
    RULE,
    DEAD_LETTERS,
    STACK_SET,
    /** AWS has not answered. */
    NOT_ASKED,
    CONTACT,
    NOTE;

    /** Whether the system is not well with it. */
    boolean isSevere() {
      return compareTo(NOT_ASKED) < 0;
    }
  }

  static HealthProblem of(Category kind, String subject, String words, Optional<String> owner) {
    return new HealthProblem(kind, List.of(subject), words, owner);
  }

  /** One sentence; the first few of many subjects. */
  String text() {
    if (subjects.size() == 1) {
      return subjects.get(0) + " " + words;
    }
    int more = subjects.size() - NAMED;
    String named =
        more <= 1
            ? String.join(", ", subjects)
            : "%s and %d more".formatted(String.join(", ", subjects.subList(0, NAMED)), more);
    return "%s: each %s".formatted(named, words);
  }

  private record Sameness(Category kind, String words, Optional<String> owner) {}

  /** Those of the same words in one, the most severe first. */
  static List<HealthProblem> grouped(List<HealthProblem> troubles) {
    Map<Sameness, List<String>> subjects = new LinkedHashMap<>();
    troubles.forEach(
        trouble ->
            subjects
                .computeIfAbsent(
                    new Sameness(trouble.kind(), trouble.words(), trouble.owner()),
                    key -> new ArrayList<>())
                .addAll(trouble.subjects()));
    return subjects.entrySet().stream()
        .map(
            entry ->
                new HealthProblem(
                    entry.getKey().kind(),
                    entry.getValue(),
                    entry.getKey().words(),
                    entry.getKey().owner()))
        .sorted(Comparator.comparing(HealthProblem::kind))
        .toList();
  }
}

package io.github.findingrelay.status;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.request.Unanswered;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is unhealthy, or that people should know.
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
        /** What is shared is not found any more, or is hidden. */
        ANALYZER,
        STACK,
        RULE,
        DEAD_LETTERS,
        DELIVERY,
        STACK_SET,
        /** AWS has not answered; the words are its reason. */
        NOT_ASKED,
        CONTACT,
        /** Nobody has looked there: the credentials are of another account. */
        OUT_OF_REACH,
        NOTE;

        /** Whether the system is unhealthy with it. */
        boolean isSevere() {
            return compareTo(NOT_ASKED) < 0;
        }
    }

    /** One that is nobody's in particular. */
    static HealthProblem of(Category kind, String subject, String words) {
        return of(kind, subject, words, Optional.empty());
    }

    static HealthProblem of(Category kind, String subject, String words, Optional<String> owner) {
        return new HealthProblem(kind, List.of(subject), words, owner);
    }

    static HealthProblem of(Unanswered question) {
        return of(Category.NOT_ASKED, question.what(), question.reason());
    }

    /** One sentence; the first few of many subjects. */
    String text() {
        String named = listed(subjects);
        if (kind == Category.NOT_ASKED) {
            return new Unanswered(named, words).line();
        }
        return subjects.size() == 1 ? named + " " + words : named + ": each " + words;
    }

    /** The first few of many names. */
    static String listed(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 1
                ? String.join(", ", names)
                : "%s and %d more".formatted(String.join(", ", names.subList(0, NAMED)), more);
    }

    /** Those of the same words in one, the most severe first. */
    static List<HealthProblem> grouped(List<HealthProblem> problems) {
        Map<HealthProblem, List<String>> subjects = problems.stream()
                .collect(groupingBy(
                        problem -> problem.about(List.of()),
                        LinkedHashMap::new,
                        flatMapping(problem -> problem.subjects().stream(), toList())));
        return subjects.entrySet().stream()
                .map(entry -> entry.getKey().about(entry.getValue()))
                .sorted(Comparator.comparing(HealthProblem::kind))
                .toList();
    }

    private HealthProblem about(List<String> others) {
        return new HealthProblem(kind, others, words, owner);
    }
}

package io.github.findingrelay.deploy;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.deploy.Analyzers.LiveAnalyzer;
import io.github.findingrelay.model.AnalyzerRule;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How an analyzer of ours differs from what CloudFormation believes of it. */
public sealed interface AnalyzerProblem {

    /** What is to be said after the analyzer. */
    String words();

    /** What a deployment does about it, as in "is made again"; empty: it is for a person. */
    default Optional<String> repair() {
        return Optional.empty();
    }

    /** What to run, or to do first. */
    default String remedy() {
        return "run './relay deploy --execute'";
    }

    /** Somebody has deleted it. */
    record Gone() implements AnalyzerProblem {
        @Override
        public Optional<String> repair() {
            return Optional.of("made again");
        }

        @Override
        public String words() {
            return "does not exist, although its stack does: nothing is found there";
        }
    }

    /** It does nothing. */
    record NotActive(LiveAnalyzer live) implements AnalyzerProblem {

        boolean isBeingMade() {
            return live.status().equals("CREATING");
        }

        /** Such a one never worked, and never will. */
        boolean hasFailed() {
            return live.status().equals("FAILED");
        }

        @Override
        public Optional<String> repair() {
            return hasFailed() ? Optional.of("deleted and made again") : Optional.empty();
        }

        /** Deleting it would lose what was archived, and a new one would be as little active. */
        @Override
        public String remedy() {
            return hasFailed()
                    ? AnalyzerProblem.super.remedy()
                    : isBeingMade()
                            ? "wait"
                            : "'./relay doctor' says what AWS Organizations does not allow; if it stays so, delete the"
                                    + " analyzer and run './relay deploy --execute'";
        }

        @Override
        public String words() {
            String reason = live.reason().isEmpty() ? "" : ", " + live.reason();
            return "is not active (%s%s): nothing new is found there".formatted(live.status(), reason);
        }
    }

    /** Somebody has made another one of its name. */
    record OfAnotherType(String found, String wanted) implements AnalyzerProblem {
        @Override
        public String remedy() {
            return "find out who has made it, delete it, and run './relay deploy --execute'";
        }

        @Override
        public String words() {
            return "is of type %s and must be %s".formatted(found, wanted);
        }
    }

    /** A rule that hides what nobody has approved. */
    record StrangeRule(AnalyzerRule live) implements AnalyzerProblem {
        @Override
        public Optional<String> repair() {
            return Optional.of("removed");
        }

        @Override
        public String words() {
            return "has an archive rule that is not ours, '%s': it hides what has %s"
                    .formatted(live.name(), filter(live));
        }
    }

    /** A rule of ours that hides something else than was approved. */
    record ChangedRule(AnalyzerRule live, AnalyzerRule wanted) implements AnalyzerProblem {
        @Override
        public Optional<String> repair() {
            return Optional.of("given its filter again");
        }

        @Override
        public String words() {
            return "has another filter in archive rule '%s' than generated/: it hides what has %s"
                    .formatted(wanted.name(), filter(live));
        }
    }

    /** A rule of ours that somebody has deleted. */
    record MissingRule(AnalyzerRule wanted) implements AnalyzerProblem {
        @Override
        public Optional<String> repair() {
            return Optional.of("made again");
        }

        @Override
        public String words() {
            return "lacks archive rule '%s'".formatted(wanted.name());
        }
    }

    /** Its rules archive what is new, but nothing shows that they have been applied to what was there. */
    record NotApplied() implements AnalyzerProblem {
        @Override
        public Optional<String> repair() {
            return Optional.of("applied");
        }

        @Override
        public String words() {
            return "has archive rules that may not have been applied to the findings that are there";
        }
    }

    /** Whether a deployment can do nothing about it. */
    default boolean isForAPerson() {
        return repair().isEmpty() && !(this instanceof NotActive state && state.isBeingMade());
    }

    /** What a deployment would do about it, or somebody has to. */
    default String expected() {
        return words() + "; " + repair().map("would be %s"::formatted).orElse(remedy());
    }

    /** Whether findings may be lost with it. */
    default boolean isSevere() {
        return !(this instanceof NotApplied);
    }

    /** A stranger's text, in words and not too many of them. */
    private static String filter(AnalyzerRule rule) {
        int most = 200;
        String all = Printable.of(rule.filter().stream()
                .map(one -> one.key() + " that " + one.test(UnaryOperator.identity()))
                .collect(joining(" and ")));
        return all.length() <= most ? all : all.substring(0, most) + "…";
    }
}

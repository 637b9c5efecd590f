package io.github.findingrelay.request;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A question that AWS has not answered, so that a result is incomplete: a line in every report, and
 * never silence.
 *
 * @param what for example {@code the rules on event bus default}
 * @param reason in AWS's words
 */
public record Unanswered(String what, String reason) {

    /** As every report prints it. */
    public String line() {
        return "not answered: %s: %s".formatted(what, reason);
    }

    /** What a command says that cannot print them within its result; empty if all is answered. */
    public static String errors(List<Unanswered> unanswered) {
        return unanswered.stream()
                .map(one -> "error: %s%n".formatted(one.line()))
                .collect(Collectors.joining());
    }
}

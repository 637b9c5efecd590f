package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What becomes of failures: they are retried, then caught. */
record Handlers(List<Retrier> retriers, List<Catcher> catchers) {

    static Handlers read(Fields fields) {
        return new Handlers(
                read(fields, "Retry", Retrier::read, Retrier::errors),
                read(fields, "Catch", Catcher::read, Catcher::errors));
    }

    private static <T> List<T> read(
            Fields fields, String name, Function<Fields, T> reader, Function<T, ErrorNames> errors) {
        if (!fields.has(name)) {
            return List.of();
        }
        List<T> all = fields.objects(name).stream().map(reader).toList();
        if (all.subList(0, all.size() - 1).stream().map(errors).anyMatch(ErrorNames::isAll)) {
            throw fields.invalid(name, "States.ALL must come last");
        }
        return all;
    }

    /** Works, again and again if need be, and leaves by the state's exit or by that of a catcher. */
    Step run(Visit first, WorkState state) throws StateFailedException {
        int[] attempts = new int[retriers.size()];
        Visit visit = first;
        while (true) {
            try {
                JsonNode result = state.result(visit);
                return visit.leave(state.exit(), result, visit.bindings().with("result", result));
            } catch (StateFailedException e) {
                if (!isRetried(e.failure(), attempts)) {
                    return caught(visit, e);
                }
                visit = visit.again();
            }
        }
    }

    /** All ways out of a state that has this one, too. */
    List<Exit> exits(Exit exit) {
        return Stream.concat(Stream.of(exit), catchers.stream().map(Catcher::exit))
                .toList();
    }

    /** The first retrier that knows the error decides; each has attempts of its own. */
    private boolean isRetried(Failure failure, int[] attempts) {
        for (int i = 0; i < attempts.length; i++) {
            if (retriers.get(i).errors().has(failure.error())) {
                return attempts[i]++ < retriers.get(i).maxAttempts();
            }
        }
        return false;
    }

    private Step caught(Visit visit, StateFailedException e) throws StateFailedException {
        for (Catcher catcher : catchers) {
            if (catcher.errors().has(e.failure().error())) {
                JsonNode errorOutput = e.failure().json();
                return visit.leave(catcher.exit(), errorOutput, visit.bindings().with("errorOutput", errorOutput));
            }
        }
        throw e;
    }
}

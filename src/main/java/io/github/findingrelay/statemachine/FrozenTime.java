package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** $now and $millis, which say when the execution has started: no time passes here. */
final class FrozenTime {

    private FrozenTime() {}

    static void bind(Frame frame, JsonNode states) {
        long millis = Instant.parse(states.at("/context/Execution/StartTime").textValue())
                .toEpochMilli();
        frame.bind("millis", NativeFunction.of("<:n>", arguments -> millis));
        frame.bind("now", NativeFunction.of("<s?s?:s>", arguments -> now(millis, arguments)));
    }

    private static @Nullable String now(long millis, List<?> arguments) {
        return Functions.dateTimeFromMillis(millis, text(arguments, 0), text(arguments, 1));
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return NativeFunction.argument(arguments, index) instanceof String text ? text : null;
    }
}

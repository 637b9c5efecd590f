package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * The functions that Step Functions adds to JSONata, and the one that it takes away. Where AWS's
 * documentation does not say what becomes of an argument, it is an error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html#jsonata-functions-provided-by-sfn">JSONata
 *     functions provided by Step Functions</a>
 */
final class AddedFunctions {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private static final int MAX_ITEMS = 1_000_000;

    private static final Map<String, JFunction> FUNCTIONS = Map.of(
            "partition", NativeFunction.of("<xn:a>", AddedFunctions::partition),
            "range", NativeFunction.of("<nnn:a>", AddedFunctions::range),
            "hash", NativeFunction.of("<ss:s>", AddedFunctions::hash),
            "random", NativeFunction.of("<n?:n>", AddedFunctions::random),
            "uuid", NativeFunction.of("<:s>", arguments -> UUID.randomUUID().toString()),
            "parse", NativeFunction.of("<s:x>", AddedFunctions::parse));

    private AddedFunctions() {}

    static void bind(Frame frame) {
        FUNCTIONS.forEach(frame::bind);
        // Bound to nothing, it hides the library's own.
        frame.bind("eval", (Object) null);
    }

    private static List<Object> partition(List<?> arguments) {
        List<?> items = argument(arguments, 0, List.class);
        int size = (int) whole(arguments, 1);
        if (size < 1) {
            throw new IllegalArgumentException("$partition needs a size of 1 or more");
        }
        List<Object> parts = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            parts.add(new ArrayList<>(items.subList(from, Math.min(items.size(), from + size))));
        }
        return parts;
    }

    private static List<Object> range(List<?> arguments) {
        long from = whole(arguments, 0);
        long to = whole(arguments, 1);
        long step = whole(arguments, 2);
        if (step == 0 || (to - from) / step >= MAX_ITEMS) {
            throw new IllegalArgumentException("$range needs a step, and does not make more than a million items");
        }
        List<Object> items = new ArrayList<>();
        for (long item = from; step > 0 ? item <= to : item >= to; item += step) {
            items.add(JsonataValue.of(JSON.getNodeFactory().numberNode(item)));
        }
        return items;
    }

    private static String hash(List<?> arguments) {
        String data = argument(arguments, 0, String.class);
        String algorithm = argument(arguments, 1, String.class);
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException("$hash knows no " + algorithm);
        }
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has these", e);
        }
    }

    private static double random(List<?> arguments) {
        return arguments.isEmpty() || arguments.get(0) == null
                ? Math.random()
                : new Random(whole(arguments, 0)).nextDouble();
    }

    private static Object parse(List<?> arguments) {
        try {
            JsonNode json = JSON.readTree(argument(arguments, 0, String.class));
            if (json.isMissingNode()) {
                throw new IllegalArgumentException("$parse got an empty text");
            }
            return JsonataValue.of(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse got something that is not JSON: " + e.getOriginalMessage());
        }
    }

    private static long whole(List<?> arguments, int index) {
        Number number = argument(arguments, index, Number.class);
        if (number.doubleValue() != number.longValue()) {
            throw new IllegalArgumentException(number + " is not a whole number");
        }
        return number.longValue();
    }

    private static <T> T argument(List<?> arguments, int index, Class<T> type) {
        Object argument = NativeFunction.argument(arguments, index);
        if (!type.isInstance(argument)) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is missing, or of another type");
        }
        return type.cast(argument);
    }
}

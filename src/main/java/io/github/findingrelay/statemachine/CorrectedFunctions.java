package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import com.dashjoin.jsonata.Utils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata in which the library is not what the reference implementation is: found by
 * comparing the two.
 */
final class CorrectedFunctions {

    /** What the reference takes for a number. */
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?|0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");

    /** What $encodeUrl leaves as it is. */
    private static final String IN_URLS = ";,/?:@&=+$-_.!~*'()#";

    private static final Map<String, JFunction> FUNCTIONS = Map.of(
            "clone", function("<(oa)-:o>", arguments -> copy(arguments.get(0))),
            "count", function("<x:n>", arguments -> count(arguments.get(0))),
            "distinct", function("<x:x>", arguments -> distinct(arguments.get(0))),
            "encodeUrl", function("<s-:s>", arguments -> encodedUrl(arguments.get(0))),
            "number", function("<(nsb)-:n>", arguments -> number(arguments.get(0))),
            "sort", function("<af?:a>", arguments -> sorted(arguments.get(0), argument(arguments, 1))),
            "substring", function("<s-nn?:s>", CorrectedFunctions::substring));

    private CorrectedFunctions() {}

    private interface Implementation {

        @Nullable Object call(List<?> arguments);
    }

    private static JFunction function(String signature, Implementation implementation) {
        JFunctionCallable callable = (input, arguments) -> implementation.call(arguments);
        return new JFunction(callable, signature);
    }

    static void bind(Frame frame) {
        FUNCTIONS.forEach(frame::bind);
    }

    private static @Nullable Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** The library's loses what is null. */
    private static @Nullable Object copy(@Nullable Object value) {
        return value == null ? null : JsonataValue.of(JsonataValue.json(value));
    }

    /** The library's counts null as nothing. */
    private static int count(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.size();
        }
        return value == null ? 0 : 1;
    }

    /** The library's makes a single value of an array of the same. */
    private static @Nullable Object distinct(@Nullable Object value) {
        if (!(value instanceof List<?> list) || list.size() <= 1) {
            return value;
        }
        List<Object> distinct = Utils.isSequence(list) ? Utils.createSequence() : new ArrayList<>();
        distinct.addAll(new LinkedHashSet<>(list));
        return distinct;
    }

    /** The library's takes some URLs for a query. */
    private static @Nullable Object encodedUrl(@Nullable Object value) {
        if (!(value instanceof String url)) {
            return null;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte part : url.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (part & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || IN_URLS.indexOf(letter) >= 0);
            encoded.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return encoded.toString();
    }

    /** The library's takes what Java takes. */
    private static @Nullable Object number(@Nullable Object value) {
        if (value instanceof String text && !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("$number got '" + text + "'");
        }
        return Functions.number(value);
    }

    /** The library's does not know how to order 1 and 1.5, and orders what has no order. */
    private static @Nullable Object sorted(@Nullable Object value, @Nullable Object comparator) {
        if (!(value instanceof List<?> list) || list.size() <= 1) {
            return value;
        }
        if (comparator != null || Utils.isArrayOfStrings(list)) {
            return Functions.sort(list, comparator);
        }
        if (!Utils.isArrayOfNumbers(list)) {
            throw new IllegalArgumentException("$sort needs numbers, or strings, or a function");
        }
        return list.stream()
                .map(Number.class::cast)
                .sorted(Comparator.comparingDouble(Number::doubleValue))
                .toList();
    }

    /** The library's counts half a pair of surrogates as a letter, and fails beyond the end. */
    private static @Nullable Object substring(List<?> arguments) {
        if (!(arguments.get(0) instanceof String text)) {
            return null;
        }
        int[] letters = text.codePoints().toArray();
        double start = Math.max(-letters.length, number(arguments, 1, 0));
        double length = number(arguments, 2, Double.POSITIVE_INFINITY);
        if (length <= 0) {
            return "";
        }
        int from = index(start, letters.length);
        int to = Math.max(from, index((start < 0 ? letters.length : 0) + start + length, letters.length));
        return new String(letters, from, to - from);
    }

    private static double number(List<?> arguments, int index, double otherwise) {
        return argument(arguments, index) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Where JavaScript's slice begins, or ends. */
    private static int index(double position, int length) {
        double whole = position < 0 ? Math.ceil(position) + length : Math.floor(position);
        return (int) Math.max(0, Math.min(length, whole));
    }
}

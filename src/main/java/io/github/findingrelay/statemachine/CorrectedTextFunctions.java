package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Those of the {@link CorrectedFunctions} that are about texts. */
final class CorrectedTextFunctions {

    /** What the reference takes for a number. */
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?([Ee][-+]?[0-9]+)?|0[xX][0-9A-Fa-f]+|0[oO][0-7]+|0[bB][01]+");

    /** What $encodeUrl leaves as it is. */
    private static final String IN_URLS = ";,/?:@&=+$-_.!~*'()#";

    /** What the reference takes for a time. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})(-[01]\\d)?(-[0-3]\\d)?(T[0-2]\\d:[0-5]\\d:[0-5]\\d(?:\\.\\d+)?)?([+-][0-2]\\d:?[0-5]\\d|Z)?");

    private static final Map<String, JFunction> FUNCTIONS = Map.of(
            "encodeUrl", NativeFunction.of("<s-:s>", CorrectedTextFunctions::encodedUrl),
            "lowercase", NativeFunction.of("<s-:s>", CorrectedTextFunctions::lowercase),
            "number", NativeFunction.of("<(nsb)-:n>", CorrectedTextFunctions::number),
            "substring", NativeFunction.of("<s-nn?:s>", CorrectedTextFunctions::substring),
            "toMillis", NativeFunction.of("<s-s?:n>", CorrectedTextFunctions::millis),
            "uppercase", NativeFunction.of("<s-:s>", CorrectedTextFunctions::uppercase));

    private CorrectedTextFunctions() {}

    static void bind(Frame frame) {
        FUNCTIONS.forEach(frame::bind);
    }

    /** The library's has the language of the machine. */
    private static @Nullable Object lowercase(List<?> arguments) {
        return arguments.get(0) instanceof String text ? text.toLowerCase(Locale.ROOT) : null;
    }

    private static @Nullable Object uppercase(List<?> arguments) {
        return arguments.get(0) instanceof String text ? text.toUpperCase(Locale.ROOT) : null;
    }

    /** The library's, where no zone is said, has that of the machine; AWS's machines have UTC. */
    private static @Nullable Object millis(List<?> arguments) {
        if (!(arguments.get(0) instanceof String time)) {
            return null;
        }
        Object picture = NativeFunction.argument(arguments, 1);
        try {
            return picture == null
                    ? Functions.dateTimeToMillis(whole(time), null)
                    : Functions.dateTimeToMillis(time, picture.toString());
        } catch (ParseException e) {
            throw new IllegalArgumentException("$toMillis got '" + time + "'", e);
        }
    }

    private static String whole(String time) {
        Matcher parts = TIME.matcher(time);
        if (!parts.matches()) {
            throw new IllegalArgumentException("$toMillis got '" + time + "'");
        }
        return parts.group(1)
                + part(parts, 2, "-01")
                + part(parts, 3, "-01")
                + part(parts, 4, "T00:00:00")
                + part(parts, 5, "Z");
    }

    private static String part(Matcher parts, int group, String otherwise) {
        return parts.group(group) == null ? otherwise : parts.group(group);
    }

    /** The library's takes some URLs for a query. */
    private static @Nullable Object encodedUrl(List<?> arguments) {
        if (!(arguments.get(0) instanceof String url)) {
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
    private static @Nullable Object number(List<?> arguments) {
        Object value = arguments.get(0);
        if (value instanceof String text && !NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("$number got '" + text + "'");
        }
        return Functions.number(value);
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
        return NativeFunction.argument(arguments, index) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Where JavaScript's slice begins, or ends. */
    private static int index(double position, int length) {
        double whole = position < 0 ? Math.ceil(position) + length : Math.floor(position);
        return (int) Math.max(0, Math.min(length, whole));
    }
}

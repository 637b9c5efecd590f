package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions of JSONata in which the library is not what the reference implementation is: found by
 * comparing the two.
 */
final class CorrectedFunctions {

    private static final Map<String, JFunction> FUNCTIONS = Map.of(
            "clone", NativeFunction.of("<(oa)-:o>", arguments -> copy(arguments.get(0))),
            "count", NativeFunction.of("<x:n>", arguments -> count(arguments.get(0))),
            "distinct", NativeFunction.of("<x:x>", arguments -> distinct(arguments.get(0))),
            "sort", NativeFunction.of("<af?:a>", CorrectedFunctions::sorted));

    private CorrectedFunctions() {}

    static void bind(Frame frame) {
        FUNCTIONS.forEach(frame::bind);
        CorrectedTextFunctions.bind(frame);
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

    /** The library's does not know how to order 1 and 1.5, and orders what has no order. */
    private static @Nullable Object sorted(List<?> arguments) {
        if (!(arguments.get(0) instanceof List<?> list) || list.size() <= 1) {
            return arguments.get(0);
        }
        Object comparator = NativeFunction.argument(arguments, 1);
        if (comparator != null) {
            return merged(list, comparator);
        }
        if (Utils.isArrayOfNumbers(list)) {
            return list.stream()
                    .map(Number.class::cast)
                    .sorted(Comparator.comparingDouble(Number::doubleValue))
                    .toList();
        }
        if (Utils.isArrayOfStrings(list)) {
            return list.stream().sorted().toList();
        }
        throw new IllegalArgumentException("$sort needs numbers, or strings, or a function");
    }

    /** By merging, as the reference does: a function that says "before" of the same is none for Java's sort. */
    private static List<Object> merged(List<?> list, Object comparator) {
        int middle = list.size() / 2;
        if (middle == 0) {
            return new ArrayList<>(list);
        }
        List<Object> left = merged(list.subList(0, middle), comparator);
        List<Object> right = merged(list.subList(middle, list.size()), comparator);
        List<Object> merged = new ArrayList<>();
        int i = 0;
        for (Object item : right) {
            while (i < left.size() && !isAfter(left.get(i), item, comparator)) {
                merged.add(left.get(i++));
            }
            merged.add(item);
        }
        merged.addAll(left.subList(i, left.size()));
        return merged;
    }

    private static boolean isAfter(Object left, Object right, Object comparator) {
        try {
            return Jsonata.boolize(Functions.funcApply(comparator, List.of(left, right)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException("$sort: " + e, e);
        }
    }
}

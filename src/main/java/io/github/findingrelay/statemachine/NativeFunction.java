package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of JSONata that is written in Java. */
@FunctionalInterface
interface NativeFunction {

    /**
     * Calls it.
     *
     * @param arguments as the signature has them; null is "no value" among them, and as the result
     */
    @Nullable Object call(List<?> arguments);

    /**
     * As the library takes it.
     *
     * @see <a href="https://docs.jsonata.org/embedding-extending#function-signature-syntax">Function
     *     signature syntax</a>
     */
    static JFunction of(String signature, NativeFunction function) {
        JFunctionCallable callable = (input, arguments) -> function.call(arguments);
        return new JFunction(callable, signature);
    }

    static @Nullable Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }
}

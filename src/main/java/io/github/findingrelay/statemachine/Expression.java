package io.github.findingrelay.statemachine;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSONata expression, compiled once. It may be evaluated by several threads at the same time. */
final class Expression {

    /** What comes after it says which field is read. */
    private static final Pattern STATES = Pattern.compile("\\$states\\b(\\.(\\w+))?");

    private final String text;
    private final String place;
    private final Jsonata compiled;

    private Expression(String text, String place, Jsonata compiled) {
        this.text = text;
        this.place = place;
        this.compiled = compiled;
    }

    /** Whether a text has a bracket of an expression, and must be one therefore. */
    static boolean isIn(String text) {
        return text.contains("{%") || text.contains("%}");
    }

    /** Whether a variable of this name would hide a function. */
    static boolean isFunction(String name) {
        Jsonata variable = Jsonata.jsonata("$" + name);
        Frame frame = variable.createFrame();
        AddedFunctions.bind(frame);
        return variable.evaluate(null, frame) != null;
    }

    /**
     * Compiles an expression.
     *
     * @param readable the fields of $states that it can read there
     * @throws InvalidDefinitionException if this is not one expression from end to end
     */
    static Expression of(String bracketed, String place, Set<String> readable) {
        if (bracketed.length() < 4 || !bracketed.startsWith("{%") || !bracketed.endsWith("%}")) {
            throw new InvalidDefinitionException(place, "an expression '{% … %}' must be the whole text");
        }
        String text = bracketed.substring(2, bracketed.length() - 2).strip();
        if (isIn(text)) {
            throw new InvalidDefinitionException(place, "there must be one expression, not several");
        }
        if (text.lines().count() > 1) {
            throw new InvalidDefinitionException(place, "an expression must not have a line break");
        }
        checkStates(text, place, readable);
        return new Expression(text, place, compiled(text, place));
    }

    /** AWS, too, refuses at creation what reads a field that is not there. */
    private static void checkStates(String text, String place, Set<String> readable) {
        Matcher states = STATES.matcher(text);
        while (states.find()) {
            String field = states.group(2);
            if (field == null || !readable.contains(field)) {
                throw new InvalidDefinitionException(place, "there is no " + states.group() + " here");
            }
        }
    }

    private static Jsonata compiled(String text, String place) {
        try {
            Jsonata compiled = Jsonata.jsonata(text);
            // Otherwise JSON's null and "no result" would come back as the same.
            compiled.setOutputConvertNulls(false);
            return compiled;
        } catch (JException e) {
            throw new InvalidDefinitionException(place, "not JSONata: " + e.getDetailedErrorMessage());
        } catch (RuntimeException e) {
            throw new InvalidDefinitionException(place, "not JSONata: " + e);
        }
    }

    JsonNode evaluate(Bindings bindings) throws StateFailedException {
        Map<String, JsonNode> byName = bindings.byName();
        try {
            JsonNode result = result(byName);
            bindings.listener().evaluated(new Evaluation(text, byName, Optional.of(result), Optional.empty()));
            return result;
        } catch (EvaluationException e) {
            String reason = String.valueOf(e.getMessage());
            bindings.listener().evaluated(new Evaluation(text, byName, Optional.empty(), Optional.of(reason)));
            throw failure(reason);
        }
    }

    private JsonNode result(Map<String, JsonNode> bindings) throws EvaluationException {
        try {
            Object result = evaluate(bindings);
            if (result == null) {
                throw new EvaluationException("it has no result");
            }
            return JsonataValue.json(result);
        } catch (RuntimeException | StackOverflowError e) {
            throw new EvaluationException(reason(e));
        }
    }

    private @Nullable Object evaluate(Map<String, JsonNode> bindings) {
        Frame frame = compiled.createFrame();
        CorrectedFunctions.bind(frame);
        AddedFunctions.bind(frame);
        FrozenTime.bind(frame, Objects.requireNonNull(bindings.get("states")));
        bindings.forEach((name, value) -> {
            if (text.contains("$" + name)) {
                frame.bind(name, JsonataValue.of(value));
            }
        });
        return compiled.evaluate(null, frame);
    }

    private static String reason(Throwable e) {
        if (e instanceof JException jsonata) {
            return jsonata.getDetailedErrorMessage();
        }
        // These are ours.
        return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : e.toString();
    }

    /** What is thrown where the result is not of the type that a field needs, too. */
    StateFailedException failure(String reason) {
        return new StateFailedException(
                Failure.QUERY_EVALUATION, place + ": the expression '" + text + "' failed: " + reason);
    }
}

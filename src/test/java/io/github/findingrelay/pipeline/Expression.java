package io.github.findingrelay.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * GitHub's expressions, as far as our workflows use them: contexts, texts, {@code == != && || !},
 * brackets, the functions that ask how the job stands, and two more. What it does not know is an error.
 */
final class Expression {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*('(?:[^']|'')*'|==|!=|&&|\\|\\||[!(),]|[A-Za-z_][\\w.-]*)");

    private static final Pattern EMBEDDED = Pattern.compile("\\$\\{\\{(.*?)\\}\\}");

    private final Deque<String> tokens = new ArrayDeque<>();
    private final Map<String, Object> contexts;
    private final boolean failed;

    private Expression(String text, Map<String, Object> contexts, boolean failed) {
        this.contexts = contexts;
        this.failed = failed;
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("not understood: " + text.substring(end));
        }
    }

    /** Whether a step or job with this condition runs. */
    static boolean holds(String condition, Map<String, Object> contexts, boolean failed) {
        boolean asks = List.of("always()", "failure()", "success()", "cancelled()").stream()
                .anyMatch(condition::contains);
        if (failed && !asks) {
            return false;
        }
        return condition.isEmpty() || truthy(new Expression(condition, contexts, failed).value());
    }

    /** A text with its embedded expressions replaced by their values. */
    static String filled(String text, Map<String, Object> contexts) {
        return EMBEDDED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        String.valueOf(new Expression(match.group(1), contexts, false).value())));
    }

    private Object value() {
        Object value = either();
        if (!tokens.isEmpty()) {
            throw new IllegalArgumentException("not understood: " + tokens);
        }
        return value;
    }

    private Object either() {
        Object value = both();
        while (take("||")) {
            Object other = both();
            value = truthy(value) ? value : other;
        }
        return value;
    }

    private Object both() {
        Object value = equality();
        while (take("&&")) {
            Object other = equality();
            value = truthy(value) ? other : value;
        }
        return value;
    }

    private Object equality() {
        Object value = primary();
        if (take("==")) {
            return value.toString().equalsIgnoreCase(primary().toString());
        }
        if (take("!=")) {
            return !value.toString().equalsIgnoreCase(primary().toString());
        }
        return value;
    }

    private Object primary() {
        if (take("!")) {
            return !truthy(primary());
        }
        if (take("(")) {
            Object value = either();
            require(")");
            return value;
        }
        String token = tokens.remove();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replace("''", "'");
        }
        return take("(") ? function(token, arguments()) : lookup(token);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        while (!take(")")) {
            arguments.add(either().toString());
            take(",");
        }
        return arguments;
    }

    private Object function(String name, List<String> arguments) {
        return switch (name) {
            case "always" -> true;
            case "failure" -> failed;
            case "success" -> !failed;
            case "cancelled" -> false;
            case "startsWith" -> arguments.get(0).startsWith(arguments.get(1));
            // Of files that a test does not have.
            case "hashFiles" -> arguments.toString();
            default -> throw new IllegalArgumentException("unknown function " + name);
        };
    }

    /** What is not there is empty. */
    private Object lookup(String path) {
        Object value = contexts;
        for (String key : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? Objects.requireNonNullElse(map.get(key), "") : "";
        }
        return value;
    }

    private boolean take(String token) {
        if (token.equals(tokens.peek())) {
            tokens.remove();
            return true;
        }
        return false;
    }

    private void require(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException(
                    "expected " + token + " before " + tokens.stream().collect(Collectors.joining(" ")));
        }
    }

    private static boolean truthy(Object value) {
        return !value.equals(false) && !value.equals("");
    }
}

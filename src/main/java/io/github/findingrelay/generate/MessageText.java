package io.github.findingrelay.generate;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text with {@code {placeholders}}. A part in {@code [[double brackets]]} is left out if a value
 * in it is missing.
 */
record MessageText(List<Piece> pieces) {

    private static final Pattern TOKEN = Pattern.compile("\\{+([^{}\\[\\]\n]*)}+|\\[\\[|]]|[{}]+");

    private static final Pattern NAME = Pattern.compile("\\w+");

    /** The rule of what is not written as a message is. */
    static final String FORM = "message.form";

    private static final String UNKNOWN = "message.unknown-placeholder";

    /** What a text is made of. */
    private sealed interface Piece {}

    private record Literal(String text) implements Piece {}

    private record Placeholder(String name) implements Piece {}

    private record Part(MessageText text) implements Piece {}

    MessageText {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a text.
     *
     * @param start where in the source it stands
     * @param names of the placeholders that it may use
     * @param problems takes what is wrong with it
     */
    static MessageText read(
            SourceText source, int start, String text, Set<String> names, List<? super Diagnostic> problems) {
        return new Reader(source, start, text, names, problems).read();
    }

    /** Reads one text from its beginning to its end. */
    private record Reader(
            SourceText source, int start, String text, Set<String> names, List<? super Diagnostic> problems) {

        MessageText read() {
            List<Piece> all = new ArrayList<>();
            List<Piece> part = new ArrayList<>();
            List<Piece> pieces = all;
            int end = 0;
            int opened = 0;
            for (MatchResult token : TOKEN.matcher(text).results().toList()) {
                literal(pieces, text.substring(end, token.start()));
                end = token.end();
                boolean opens = token.group().equals("[[");
                if (opens ? pieces == part : token.group().equals("]]") && pieces == all) {
                    problem(token, "[[ and ]] go in pairs, none within another");
                } else if (opens) {
                    pieces = part;
                    opened = token.start();
                } else if (token.group().equals("]]")) {
                    part(all, part, opened);
                    part.clear();
                    pieces = all;
                } else {
                    placeholder(pieces, token);
                }
            }
            literal(pieces, text.substring(end));
            if (pieces == part) {
                problems.add(
                        source.errorAt(start + text.length() - 1, "a part that begins with [[ ends with ]]", FORM));
            }
            return new MessageText(all);
        }

        private void part(List<Piece> all, List<Piece> part, int opened) {
            if (part.stream().noneMatch(Placeholder.class::isInstance)) {
                problem(
                        opened,
                        "what stands in [[ and ]] has no placeholder and is never left out; remove the brackets");
            }
            all.add(new Part(new MessageText(part)));
        }

        /** A name that is wrong is taken for a placeholder, too, so that nothing else is said of it. */
        private void placeholder(List<Piece> pieces, MatchResult token) {
            String name = Objects.requireNonNullElse(token.group(1), "").strip();
            pieces.add(new Placeholder(name));
            if (!NAME.matcher(name).matches()) {
                problem(
                        token,
                        "'%s' cannot be written; braces are only for placeholders, such as %s"
                                .formatted(token.group(), placeholders().get(0)));
            } else if (!token.group().equals("{" + name + "}") || !names.contains(name)) {
                problem(
                        token,
                        "'%s' is not a placeholder of this text%s".formatted(token.group(), meant("{" + name + "}")));
            }
        }

        private String meant(String placeholder) {
            List<String> known = placeholders();
            return Suggestion.of(placeholder, known).orElseGet(() -> "; it may use " + String.join(", ", known));
        }

        private List<String> placeholders() {
            return names.stream().sorted().map(name -> "{" + name + "}").toList();
        }

        private static void literal(List<Piece> pieces, String text) {
            if (!text.isEmpty()) {
                pieces.add(new Literal(text));
            }
        }

        private void problem(MatchResult token, String message) {
            problem(token.start(), message);
        }

        private void problem(int at, String message) {
            problems.add(source.errorAt(start + at, message, UNKNOWN));
        }
    }

    /** Where the first character is that cannot be part of a mail's subject. */
    static OptionalInt firstNotAscii(String text) {
        return IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) < ' ' || text.charAt(at) >= 0x7f)
                .findFirst();
    }

    /**
     * Whether the first character is one that can be seen, whatever is missing.
     *
     * @param always the placeholders that always have a value
     */
    boolean beginsVisibly(Set<String> always) {
        if (pieces.isEmpty() || pieces.get(0) instanceof Part) {
            return false;
        }
        return pieces.get(0) instanceof Literal literal
                ? !Character.isWhitespace(literal.text().charAt(0))
                : placeholders().limit(1).allMatch(always::contains);
    }

    /** The length of what is written out and always there. */
    int fixedLength() {
        return pieces.stream()
                .filter(Literal.class::isInstance)
                .mapToInt(piece -> ((Literal) piece).text().length())
                .sum();
    }

    /** Whether it always names something. */
    boolean mentions(String name) {
        return placeholders().anyMatch(name::equals);
    }

    /**
     * The text as a JSONata expression.
     *
     * @param value the expression of a placeholder, by its name
     */
    String expression(Function<String, String> value) {
        return pieces.isEmpty()
                ? "''"
                : pieces.stream().map(piece -> expression(piece, value)).collect(Collectors.joining(" & "));
    }

    private static String expression(Piece piece, Function<String, String> value) {
        if (piece instanceof Literal literal) {
            return JsonataText.quoted(literal.text());
        }
        if (piece instanceof Placeholder placeholder) {
            return value.apply(placeholder.name());
        }
        MessageText text = ((Part) piece).text();
        return "(" + text.ifComplete(value, Set.of()) + ")";
    }

    /** The text with its values; without the parts of which one is missing. */
    String filled(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(filled(piece, values)));
        return text.toString();
    }

    /** The same, unless a value is missing that is not in such a part. */
    Optional<String> ifComplete(Map<String, String> values) {
        return isComplete(values) ? Optional.of(filled(values)) : Optional.empty();
    }

    private boolean isComplete(Map<String, String> values) {
        return placeholders().noneMatch(name -> values.getOrDefault(name, "").isEmpty());
    }

    private static String filled(Piece piece, Map<String, String> values) {
        if (piece instanceof Literal literal) {
            return literal.text();
        }
        return piece instanceof Placeholder placeholder
                ? values.getOrDefault(placeholder.name(), "")
                : ((Part) piece).text().ifComplete(values).orElse("");
    }

    /**
     * An expression that gives nothing if a value is missing.
     *
     * @param always the placeholders that always have a value
     */
    String ifComplete(Function<String, String> value, Set<String> always) {
        String complete = placeholders()
                .filter(name -> !always.contains(name))
                .distinct()
                .map(name -> value.apply(name) + " != ''")
                .collect(Collectors.joining(" and "));
        return complete.isEmpty() ? expression(value) : complete + " ? " + expression(value);
    }

    /** Those that are not in an optional part. */
    private Stream<String> placeholders() {
        return pieces.stream().filter(Placeholder.class::isInstance).map(piece -> ((Placeholder) piece).name());
    }
}

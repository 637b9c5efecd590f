package io.github.findingrelay.template;

import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads lists and objects in brackets, which may go on in the lines below. */
final class FlowReader {

    /** What ends a plain text within brackets. */
    private static final String ENDS = ",[]{}";

    private final ScalarReader scalars;

    /** The next line, for the line in which something is unfinished. */
    private final Function<TemplateLine, TemplateLine> next;

    private TemplateLine rest;

    FlowReader(ScalarReader scalars, TemplateLine start, Function<TemplateLine, TemplateLine> next) {
        this.scalars = scalars;
        this.rest = start;
        this.next = next;
    }

    /** The whole value, which must end with its line. */
    TemplateNode read() {
        TemplateNode node = value();
        if (!rest.text().isBlank()) {
            throw scalars.unreadable(rest, "nothing may come after the closing bracket");
        }
        return node;
    }

    private TemplateNode value() {
        skipSpaces();
        return switch (rest.text().charAt(0)) {
            case '[' -> sequence();
            case '{' -> mapping();
            default -> scalars.value(scalar());
        };
    }

    private Sequence sequence() {
        TemplateLine start = rest;
        List<TemplateNode> items = new ArrayList<>();
        take('[');
        while (!isNext(']')) {
            items.add(value());
            separator(']');
        }
        take(']');
        return new Sequence(items, start.number(), start.column());
    }

    private Mapping mapping() {
        TemplateLine start = rest;
        Map<String, TemplateNode> entries = new LinkedHashMap<>();
        take('{');
        while (!isNext('}')) {
            int colon = rest.keyEnd();
            if (colon <= 0) {
                throw scalars.unreadable(rest, "'key: value' is expected here");
            }
            TemplateLine at = rest;
            String key = scalars.key(rest, colon);
            rest = rest.from(colon + 1);
            if (entries.put(key, value()) != null) {
                throw scalars.unreadable(at, "'" + key + "' stands here twice");
            }
            separator('}');
        }
        take('}');
        return new Mapping(entries, start.number(), start.column());
    }

    /** A comma, unless the bracket closes. */
    private void separator(char close) {
        if (!isNext(close)) {
            take(',');
        }
    }

    private boolean isNext(char c) {
        skipSpaces();
        return rest.text().charAt(0) == c;
    }

    private void take(char c) {
        if (!isNext(c)) {
            throw scalars.unreadable(rest, "'%s' is expected here".formatted(c));
        }
        rest = rest.from(1);
    }

    private void skipSpaces() {
        while (rest.text().isBlank()) {
            rest = next.apply(rest);
        }
        int spaces = 0;
        while (rest.text().charAt(spaces) == ' ') {
            spaces++;
        }
        rest = rest.from(spaces);
    }

    /** A text, number, truth value or function; the line without it remains. */
    private TemplateLine scalar() {
        String text = rest.text();
        int quote = text.indexOf('"');
        int end = text.startsWith("\"") || (text.startsWith("!") && text.indexOf(' ') + 1 == quote)
                ? quote + rest.from(quote).closingQuote() + 1
                : 0;
        while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int last = end;
        while (last > 0 && text.charAt(last - 1) == ' ') {
            last--;
        }
        TemplateLine scalar = new TemplateLine(rest.number(), rest.indent(), text.substring(0, last));
        rest = rest.from(end);
        return scalar;
    }
}

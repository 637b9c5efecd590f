package io.github.findingrelay.template;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes in one line what we read: CloudFormation takes it, and so does our own reader. */
public final class TemplateWriter {

    /** What YAML 1.1 takes for the end of a line, or for the beginning of a text. */
    private static final Pattern BREAKS = Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029\\ufeff]");

    private TemplateWriter() {}

    /** A value, in brackets if it has parts. */
    public static String text(TemplateNode node) {
        if (node instanceof Mapping object) {
            return object.entries().entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(TemplateWriter::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Function function) {
            return "!%s %s".formatted(function.name(), quoted(function.argument()));
        }
        Scalar scalar = (Scalar) node;
        return scalar.quoted() ? quoted(scalar.text()) : scalar.text();
    }

    /** A text in double quotes, with what JSON and YAML escape alike. */
    public static String quoted(String text) {
        String escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
        return "\"%s\""
                .formatted(BREAKS.matcher(escaped)
                        .replaceAll(found ->
                                "\\\\u%04x".formatted((int) found.group().charAt(0))));
    }
}

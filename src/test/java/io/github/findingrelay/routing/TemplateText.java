package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes templates that were read and changed; a section of it is a line. */
final class TemplateText {

    private TemplateText() {}

    static String of(Mapping root) {
        return root.entries().entrySet().stream().map(TemplateText::entry).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String entry(Map.Entry<String, TemplateNode> entry) {
        return quoted(entry.getKey()) + ": " + of(entry.getValue());
    }

    static String of(TemplateNode node) {
        if (node instanceof Mapping object) {
            return object.entries().entrySet().stream()
                    .map(TemplateText::entry)
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(TemplateText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof Function function) {
            return "!" + function.name() + " " + quoted(function.argument());
        }
        Scalar scalar = (Scalar) node;
        return scalar.quoted() ? quoted(scalar.text()) : scalar.text();
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}

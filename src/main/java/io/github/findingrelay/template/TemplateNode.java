package io.github.findingrelay.template;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value in a CloudFormation template, with its 1-based line and column. */
public sealed interface TemplateNode {

    int line();

    int column();

    /**
     * Reads a template.
     *
     * @throws UnreadableException at the first thing that we do not render
     */
    static Mapping read(SourceText template) {
        return TemplateReader.read(template);
    }

    /** The value of a key, if this is an object that has it. */
    default Optional<TemplateNode> get(String key) {
        return this instanceof Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                : Optional.empty();
    }

    /**
     * A text, number or truth value.
     *
     * @param quoted whether it is a text whatever it looks like
     */
    record Scalar(String text, boolean quoted, int line, int column) implements TemplateNode {}

    /** An intrinsic function in its short form, {@code !Ref Topic}. */
    record Function(String name, String argument, int line, int column) implements TemplateNode {}

    /** A list. */
    record Sequence(List<TemplateNode> items, int line, int column) implements TemplateNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * An object.
     *
     * @param entries in the order of the file
     */
    record Mapping(Map<String, TemplateNode> entries, int line, int column) implements TemplateNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}

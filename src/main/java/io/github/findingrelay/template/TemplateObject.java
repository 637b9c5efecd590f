package io.github.findingrelay.template;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object in the template of a stack, its functions resolved as CloudFormation does.
 *
 * <p>What is not as it is asked for ends in an {@link UnreadableException}.
 */
public final class TemplateObject {

    private final StackTemplate template;
    private final Mapping mapping;

    TemplateObject(StackTemplate template, Mapping mapping) {
        this.template = template;
        this.mapping = mapping;
    }

    /** In the order of the file. */
    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /** Where its first key stands. */
    public SourceLocation location() {
        return template.location(mapping);
    }

    /** Refuses every other key. */
    public void allowOnly(Set<String> known) {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw template.unreadable(value, "the proof does not know what '" + key + "' changes here");
            }
        });
    }

    public String text(String key) {
        return template.functions().text(required(key));
    }

    public Optional<String> optionalText(String key) {
        return mapping.get(key).map(template.functions()::text);
    }

    /** The texts of a list, or the one that stands in its place; none where the path ends before. */
    public List<String> texts(String... path) {
        Optional<TemplateNode> node = Optional.of(mapping);
        for (String key : path) {
            node = node.flatMap(parent -> parent.get(key));
        }
        return items(node).map(template.functions()::text).toList();
    }

    public TemplateObject object(String key) {
        return template.object(required(key));
    }

    public Optional<TemplateObject> optionalObject(String key) {
        return mapping.get(key).map(template::object);
    }

    /**
     * The objects of a list that conditions do not leave out, or the one that stands in its place.
     */
    public List<TemplateObject> objects(String key) {
        return items(mapping.get(key))
                .flatMap(item -> template.functions().chosen(item).stream())
                .map(template::object)
                .toList();
    }

    /** A value as CloudFormation hands it over: JSON without white space. */
    public String json(String key) {
        return json(required(key));
    }

    private String json(TemplateNode node) {
        if (node instanceof Mapping object) {
            return object.entries().entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Sequence list) {
            return list.items().stream().map(this::json).collect(Collectors.joining(",", "[", "]"));
        }
        String text = template.functions().text(node);
        // A number or truth value is the same in YAML and JSON.
        return node instanceof Scalar scalar && !scalar.quoted() ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private TemplateNode required(String key) {
        return mapping.get(key).orElseThrow(() -> unreadable("'" + key + "' is missing"));
    }

    private static Stream<TemplateNode> items(Optional<TemplateNode> node) {
        return node.stream().flatMap(one -> one instanceof Sequence list ? list.items().stream() : Stream.of(one));
    }

    /** Refuses what is no list: not every resource takes one thing in place of a list of one. */
    public void requireLists(String... keys) {
        for (String key : keys) {
            mapping.get(key).filter(node -> !(node instanceof Sequence)).ifPresent(node -> {
                throw template.unreadable(node, "'" + key + "' must be a list");
            });
        }
    }

    /** Refuses a text that is another one than it must be, or missing. */
    public void require(String key, String value, String why) {
        String found = optionalText(key).orElse("missing");
        if (!found.equals(value)) {
            throw unreadable("'%s' is %s and must be %s: %s".formatted(key, found, value, why));
        }
    }

    public UnreadableException unreadable(String message) {
        return template.unreadable(mapping, message);
    }
}

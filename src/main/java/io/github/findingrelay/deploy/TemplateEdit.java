package io.github.findingrelay.deploy;

import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import io.github.findingrelay.template.TemplateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes other trees of templates. */
final class TemplateEdit {

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    private TemplateEdit() {}

    /** What a path leads to. */
    static Optional<TemplateNode> at(TemplateNode node, List<String> path) {
        Optional<TemplateNode> found = Optional.of(node);
        for (String key : path) {
            found = found.flatMap(parent -> parent.get(key));
        }
        return found;
    }

    static String text(TemplateNode node, String... path) {
        return at(node, List.of(path))
                .filter(Scalar.class::isInstance)
                .map(found -> ((Scalar) found).text())
                .orElse("");
    }

    static List<TemplateNode> items(TemplateNode node, List<String> path) {
        return at(node, path)
                .filter(Sequence.class::isInstance)
                .map(found -> ((Sequence) found).items())
                .orElse(List.of());
    }

    /**
     * The same with another value where a path leads to; empty: without it, and without what has
     * become empty.
     */
    static Mapping changed(Mapping object, List<String> path, Function<TemplateNode, Optional<TemplateNode>> change) {
        TemplateNode child = object.entries().get(path.get(0));
        if (child == null) {
            return object;
        }
        List<String> rest = path.subList(1, path.size());
        Optional<TemplateNode> after = rest.isEmpty()
                ? change.apply(child)
                : child instanceof Mapping inner
                        ? Optional.<TemplateNode>of(changed(inner, rest, change))
                                .filter(whole -> !whole.equals(object(Map.of())))
                        : Optional.of(child);
        Map<String, TemplateNode> entries = new LinkedHashMap<>(object.entries());
        after.ifPresentOrElse(value -> entries.put(path.get(0), value), () -> entries.remove(path.get(0)));
        return object(entries);
    }

    static Mapping without(Mapping object, String key) {
        return changed(object, List.of(key), value -> Optional.empty());
    }

    static Mapping object(Map<String, TemplateNode> entries) {
        return new Mapping(entries, 0, 0);
    }

    static Sequence list(List<TemplateNode> items) {
        return new Sequence(items, 0, 0);
    }

    static Scalar scalar(String text) {
        return new Scalar(text, true, 0, 0);
    }

    /** A value that was given back in ASCII, with the texts of another one where they are the same. */
    static TemplateNode restored(TemplateNode given, TemplateNode other) {
        if (comparable(given).equals(comparable(other))) {
            return other;
        }
        if (given instanceof Mapping object && other instanceof Mapping texts) {
            Map<String, TemplateNode> entries = new LinkedHashMap<>(object.entries());
            entries.replaceAll((key, value) ->
                    texts.get(key).map(text -> restored(value, text)).orElse(value));
            return object(entries);
        }
        if (given instanceof Sequence list && other instanceof Sequence texts) {
            List<TemplateNode> items = new ArrayList<>(list.items());
            for (int i = 0; i < Math.min(items.size(), texts.items().size()); i++) {
                items.set(i, restored(items.get(i), texts.items().get(i)));
            }
            return list(items);
        }
        return given;
    }

    /** Two values that are the same to CloudFormation have the same: it gives templates back in ASCII. */
    static String comparable(TemplateNode node) {
        return NOT_ASCII.matcher(TemplateWriter.text(node)).replaceAll("?");
    }
}

package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The resources of a template.
 *
 * @param resources by logical id, in the order of the file
 */
record TemplateContents(Map<String, ComparedResource> resources) {

    /**
     * A resource.
     *
     * @param properties every value by its path, {@code Targets.0.Id}; functions as they are written
     */
    record ComparedResource(String type, SortedMap<String, String> properties) {

        Optional<String> property(String path) {
            return Optional.ofNullable(properties.get(path));
        }
    }

    static final TemplateContents NONE = new TemplateContents(Map.of());

    /** Reads a template; empty: somebody has written it in a way that we do not read. */
    static Optional<TemplateContents> of(SourceText template) {
        try {
            Map<String, ComparedResource> resources = new LinkedHashMap<>();
            if (TemplateNode.read(template).entries().get("Resources") instanceof Mapping all) {
                all.entries().forEach((id, node) -> {
                    if (node instanceof Mapping resource) {
                        resources.put(id, resource(resource));
                    }
                });
            }
            return Optional.of(new TemplateContents(resources));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private static ComparedResource resource(Mapping resource) {
        String type = resource.entries().get("Type") instanceof Scalar scalar ? scalar.text() : "unknown";
        SortedMap<String, String> properties = new TreeMap<>();
        TemplateNode node = resource.entries().get("Properties");
        if (node != null) {
            flatten("", node, properties);
        }
        return new ComparedResource(type, properties);
    }

    private static void flatten(String path, TemplateNode node, Map<String, String> into) {
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, value) -> flatten(prefix + key, value, into));
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                flatten(prefix + i, sequence.items().get(i), into);
            }
        } else if (node instanceof Scalar scalar) {
            into.put(path, scalar.text());
        } else if (node instanceof Function function) {
            into.put(path, "!" + function.name() + " " + function.argument());
        }
    }
}

package io.github.findingrelay.generate;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A template as CloudFormation reads it: {@code !Ref x} becomes {@code Ref: x}.
 *
 * <p>It is read by SnakeYAML's own constructor, with YAML 1.1's types, as CloudFormation does.
 */
record ParsedTemplate(Map<String, Object> root) {

    static ParsedTemplate of(FileTree tree, String file) {
        byte[] yaml = Objects.requireNonNull(tree.files().get(file), file);
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object loaded = new Yaml(new Constructor(options)).load(new String(yaml, StandardCharsets.UTF_8));
        return new ParsedTemplate(mapping(loaded));
    }

    String description() {
        return (String) Objects.requireNonNull(root.get("Description"));
    }

    Map<String, Object> resources() {
        return mapping(root.get("Resources"));
    }

    /** The properties of each resource of a type, by logical id. */
    Map<String, Map<String, Object>> ofType(String type) {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        resources().forEach((id, resource) -> {
            if (type.equals(mapping(resource).get("Type"))) {
                found.put(id, mapping(mapping(resource).get("Properties")));
            }
        });
        return found;
    }

    /** Every value under a key anywhere in the template. */
    Stream<Object> values(String key) {
        return values(root, key);
    }

    private static Stream<Object> values(@Nullable Object node, String key) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> Stream.concat(
                            entry.getKey().equals(key) ? Stream.of(entry.getValue()) : Stream.empty(),
                            values(entry.getValue(), key)));
        }
        return node instanceof List<?> list ? list.stream().flatMap(item -> values(item, key)) : Stream.empty();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> mapping(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(@Nullable Object node) {
        return (List<Object>) Objects.requireNonNull(node);
    }

    private static final class Constructor extends SafeConstructor {

        private Object argument(Node node) {
            return node instanceof SequenceNode list ? constructSequence(list) : ((ScalarNode) node).getValue();
        }

        Constructor(LoaderOptions options) {
            super(options);
            for (String function :
                    List.of("Ref", "Sub", "GetAtt", "Condition", "Not", "And", "Or", "Equals", "Select", "Split")) {
                yamlConstructors.put(new Tag("!" + function), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return Map.of(function, argument(node));
                    }
                });
            }
        }
    }
}

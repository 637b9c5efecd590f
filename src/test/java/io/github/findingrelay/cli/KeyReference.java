package io.github.findingrelay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every key of accounts.yaml, as the schema describes it, in Markdown: a table for each mapping. */
final class KeyReference {

    private static final Path SCHEMA = Path.of("src/main/resources/accounts.schema.json");
    private static final Pattern DEFAULT = Pattern.compile(" ?Default: ((?:[^.]|\\.(?=\\w))+)\\.");
    private static final Pattern DEFAULT_VALUE = Pattern.compile("([\\w-]+) \\(default\\)");

    private final JsonNode schema;
    private final Map<String, String> sections = new LinkedHashMap<>();
    /** Where a mapping is described, by its title. */
    private final Map<String, String> places = new LinkedHashMap<>();

    private final SortedSet<String> undescribed = new TreeSet<>();

    KeyReference() throws IOException {
        schema = new JsonMapper().readTree(Files.readString(SCHEMA));
        describe("", schema.at("/$defs/file"));
    }

    String text() {
        return sections.entrySet().stream()
                .map(section -> "### " + section.getKey() + "\n\n" + section.getValue())
                .collect(Collectors.joining("\n"));
    }

    SortedSet<String> undescribed() {
        return undescribed;
    }

    /** Describes the keys of a mapping, then what is in them; nothing twice. */
    private void describe(String path, JsonNode node) {
        if (node.has("properties") && places.putIfAbsent(node.path("title").asText(), path) == null) {
            Map<String, JsonNode> keys = new LinkedHashMap<>();
            node.path("properties").properties().forEach(key -> keys.put(key.getKey(), resolved(key.getValue())));
            String heading = path.isEmpty() ? "At the top" : path;
            sections.put(heading, "");
            keys.forEach((key, value) -> describe(path.isEmpty() ? key : path + "." + key, value));
            List<String> required =
                    node.path("required").valueStream().map(JsonNode::asText).toList();
            sections.put(
                    heading,
                    "| key | value | default | |\n|---|---|---|---|\n"
                            + keys.entrySet().stream()
                                    .map(key ->
                                            row(path, key.getKey(), key.getValue(), required.contains(key.getKey())))
                                    .collect(Collectors.joining()));
        } else if (node.path("additionalProperties").isObject()) {
            describe(path + ".*", resolved(node.path("additionalProperties")));
        } else if (node.has("items")) {
            describe(path + "[]", resolved(node.path("items")));
        }
    }

    /** What a reference means, with what is said beside it. */
    private JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode all = schema.at(node.path("$ref").asText().substring(1)).deepCopy();
        node.properties().forEach(own -> all.set(own.getKey(), own.getValue()));
        return all;
    }

    private String row(String path, String key, JsonNode node, boolean required) {
        String description = node.path("description").asText();
        if (description.isEmpty()) {
            undescribed.add(path + "." + key);
        }
        String standard = required ? "required" : first(DEFAULT, description, first(DEFAULT_VALUE, description, ""));
        return "| <a id=\"%s\"></a>`%s` | %s | %s | %s |\n"
                .formatted(
                        anchor(path, key),
                        key,
                        value(node, key),
                        standard,
                        ReferenceText.prose(
                                DEFAULT.matcher(description).replaceAll("").replace(" (default)", "")));
    }

    private static String first(Pattern pattern, String text, String otherwise) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String anchor(String path, String key) {
        return "key-"
                + (path.replace("[]", "").replace(".*", "") + "." + key)
                        .replaceFirst("^\\.", "")
                        .replace('.', '-');
    }

    /** What may stand there. */
    private String value(JsonNode node, String key) {
        if (node.has("enum")) {
            return node.path("enum")
                    .valueStream()
                    .map(word -> ReferenceText.code(word.asText()))
                    .collect(Collectors.joining(", "));
        }
        if (node.has("items")) {
            return "a list: " + value(resolved(node.path("items")), "");
        }
        if (node.path("additionalProperties").isObject()) {
            JsonNode names = node.path("propertyNames");
            return "a mapping: "
                    + (names.has("title")
                            ? ReferenceText.prose(names.path("title").asText()) + "; "
                            : "") + value(resolved(node.path("additionalProperties")), "");
        }
        String title = node.path("title").asText();
        if (node.has("properties")) {
            String place = places.getOrDefault(title, "");
            return "[%s](#%s)".formatted(title, place.replaceAll("[^\\w-]", "").toLowerCase(java.util.Locale.ROOT));
        }
        return node.path("type").asText().equals("boolean")
                ? "`true`, `false`"
                : ReferenceText.prose(
                        title.isEmpty() || title.equals(key) ? node.path("type").asText() : title);
    }
}

package io.github.findingrelay.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads manifest.json back. What it does not understand would be deployed or deleted wrongly. */
final class ManifestReader {

    static final String RULE = "manifest.unreadable";

    private final SourceText source;

    private ManifestReader(SourceText source) {
        this.source = source;
    }

    /**
     * Reads a manifest.
     *
     * @throws UnreadableException at the first mistake
     */
    static Manifest read(SourceText source) {
        try {
            return new ManifestReader(source).manifest(new ObjectMapper().readTree(source.text()));
        } catch (JsonProcessingException e) {
            throw new UnreadableException(source.notJson(e, RULE));
        }
    }

    private Manifest manifest(JsonNode root) {
        if (root.path("version").asInt() != 1
                || !root.path("stackPrefix").isTextual()
                || !root.path("stacks").isArray()
                || !root.path("stackSets").isArray()) {
            throw unreadable("this is not a manifest of version 1");
        }
        Map<String, String> tags = new HashMap<>();
        root.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new Manifest(
                root.get("stackPrefix").asText(),
                tags,
                root.get("stacks").valueStream().map(this::stack).toList(),
                root.get("stackSets").valueStream().map(this::stackSet).toList());
    }

    private Stack stack(JsonNode entry) {
        String kind = text(entry, "kind");
        return new Stack(
                text(entry, "name"),
                StackKind.of(kind).orElseThrow(() -> unreadable("'" + kind + "' is not a kind of stack")),
                text(entry, "account"),
                text(entry, "region"),
                text(entry, "template"),
                text(entry, "digest"),
                texts(entry, "covers"),
                Optional.ofNullable(entry.get("owner")).map(JsonNode::asText));
    }

    private StackSet stackSet(JsonNode entry) {
        JsonNode preferences = entry.path("operationPreferences");
        return new StackSet(
                text(entry, "name"),
                text(entry, "template"),
                text(entry, "digest"),
                constant(PermissionModel.SELF_MANAGED, "permissionModel", text(entry, "permissionModel")),
                constant(CallAs.SELF, "callAs", entry.path("callAs").asText(CallAs.SELF.name())),
                texts(entry, "accounts"),
                texts(entry, "organizationalUnits"),
                texts(entry, "regions"),
                new OperationPreferences(
                        preferences.path("regionConcurrencyType").asText().equals("PARALLEL"),
                        texts(preferences, "regionOrder"),
                        preferences.path("maxConcurrentPercentage").asInt(100),
                        preferences.path("failureTolerancePercentage").asInt()));
    }

    /** The constant of that name beside one of its enum. */
    private <E extends Enum<E>> E constant(E one, String key, String name) {
        return EnumSet.allOf(one.getDeclaringClass()).stream()
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unreadable("'%s' is no value of '%s'".formatted(name, key)));
    }

    private String text(JsonNode entry, String key) {
        if (!entry.path(key).isTextual()) {
            throw unreadable("a stack or stack set has no '" + key + "': " + entry);
        }
        return entry.get(key).asText();
    }

    private static List<String> texts(JsonNode entry, String key) {
        return entry.path(key).valueStream().map(JsonNode::asText).toList();
    }

    private UnreadableException unreadable(String message) {
        return new UnreadableException(Diagnostic.error(source.file(), message, RULE));
    }
}

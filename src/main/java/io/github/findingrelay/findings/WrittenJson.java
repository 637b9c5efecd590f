package io.github.findingrelay.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a file of JSON of ours, which may be anything else. What is not as it has to be is an
 * {@link UnreadableException} that says where.
 *
 * @param path to it, for example {@code findings[3]}; empty: the whole file
 */
record WrittenJson(String file, String path, JsonNode node) {

    boolean has(String key) {
        return node.has(key);
    }

    WrittenJson get(String key) {
        return new WrittenJson(file, path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    Optional<WrittenJson> optional(String key) {
        return has(key) ? Optional.of(get(key)) : Optional.empty();
    }

    List<WrittenJson> items() {
        if (!node.isArray()) {
            throw not("a list");
        }
        List<WrittenJson> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new WrittenJson(file, "%s[%d]".formatted(path, i), node.path(i)));
        }
        return items;
    }

    /** In their order. */
    Map<String, WrittenJson> entries() {
        if (!node.isObject()) {
            throw not("an object");
        }
        Map<String, WrittenJson> entries = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> entries.put(key, get(key)));
        return entries;
    }

    String text() {
        if (!node.isTextual()) {
            throw not("a text");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw not("true or false");
        }
        return node.booleanValue();
    }

    Instant moment() {
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw not("a time such as 2026-11-29T08:00:00Z");
        }
    }

    /** That it is something else. */
    UnreadableException not(String wanted) {
        String is = node.isMissingNode() ? "missing" : shortened(node.toString());
        return wrong("%s has to be %s, and is %s".formatted(path.isEmpty() ? "it" : path, wanted, is));
    }

    UnreadableException wrong(String message) {
        return new UnreadableException(Diagnostic.error(file, message, "compare.other"));
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 59) + "…" : text;
    }
}

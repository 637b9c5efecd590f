package io.github.findingrelay.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The schema of Amazon Q Developer's custom notifications, version 1.0, as its administrator guide
 * gives it ("Custom notifications"). What is not valid is dropped in silence.
 */
public final class CustomNotification {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /** How long texts may be, and those in lists, by key; no key stands in two objects. */
    private static final Map<String, Integer> TEXTS = Map.of(
            "id", NO_LIMIT,
            "title", 250,
            "description", 8_000,
            "threadId", NO_LIMIT,
            "summary", NO_LIMIT);

    private static final Map<String, Integer> LISTS = Map.of("nextSteps", 350, "keywords", 75);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CustomNotification() {}

    /** What is wrong with a message, if anything. */
    public static Optional<String> mistake(String message) {
        try {
            return mistakes(JSON.readTree(message)).findFirst();
        } catch (JsonProcessingException e) {
            return Optional.of("it is not JSON");
        }
    }

    /** What a valid one lacks that people need. */
    public static Optional<String> lack(String message) {
        try {
            JsonNode content = JSON.readTree(message).path("content");
            boolean complete = !content.path("title").asText().isBlank()
                    && !content.path("description").asText().startsWith("\n")
                    && !content.at("/nextSteps/0").asText().isBlank();
            return complete ? Optional.empty() : Optional.of("a card has no title, no text or no next steps");
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether a text is a JSON object, whatever it has in it. */
    static boolean isObject(String text) {
        try {
            return JSON.readTree(text).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Stream<String> mistakes(JsonNode root) {
        JsonNode content = root.path("content");
        return Stream.of(
                        object(root, "version", "source", "id", "content", "metadata"),
                        constant("version", root.path("version"), "1.0"),
                        constant("source", root.path("source"), "custom"),
                        constant("textType", content.path("textType"), "client-markdown")
                                .filter(mistake -> content.has("textType")),
                        Stream.of("content.description is missing")
                                .filter(mistake ->
                                        content.path("description").asText().isBlank()),
                        object(content, "textType", "title", "description", "nextSteps", "keywords"),
                        object(
                                root.path("metadata"),
                                "threadId",
                                "summary",
                                "eventType",
                                "relatedResources",
                                "additionalContext",
                                "enableCustomActions"))
                .flatMap(Function.identity());
    }

    private static Stream<String> constant(String key, JsonNode value, String wanted) {
        return wanted.equals(value.asText()) ? Stream.empty() : Stream.of("'%s' must be \"%s\"".formatted(key, wanted));
    }

    private static Stream<String> object(JsonNode object, String... known) {
        Set<String> names = Set.of(known);
        return object.propertyStream()
                .flatMap(property -> names.contains(property.getKey())
                        ? value(property.getKey(), property.getValue())
                        : Stream.of("the schema has no '" + property.getKey() + "' there"));
    }

    private static Stream<String> value(String key, JsonNode value) {
        if (LISTS.containsKey(key)) {
            return value.isArray()
                    ? value.valueStream().flatMap(item -> text(key, item, LISTS.getOrDefault(key, NO_LIMIT)))
                    : Stream.of("'%s' must be a list".formatted(key));
        }
        return TEXTS.containsKey(key) ? text(key, value, TEXTS.getOrDefault(key, NO_LIMIT)) : Stream.empty();
    }

    private static Stream<String> text(String key, JsonNode value, int limit) {
        if (!value.isTextual()) {
            return Stream.of("'%s' must be a text".formatted(key));
        }
        String characters = value.asText();
        int length = characters.codePointCount(0, characters.length());
        return length <= limit
                ? Stream.empty()
                : Stream.of("'%s' has %d characters; %d are allowed".formatted(key, length, limit));
    }
}

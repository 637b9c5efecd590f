package io.github.findingrelay.routing;

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
final class CustomNotification {

  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final int MAX_DESCRIPTION = 8_000;
  private static final int MAX_TITLE = 250;
  private static final int MAX_STEP = 350;
  private static final int MAX_KEYWORD = 75;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CustomNotification() {}

  /** What is wrong with a message, if anything. */
  static Optional<String> mistake(String message) {
    JsonNode root;
    try {
      root = JSON.readTree(message);
    } catch (JsonProcessingException e) {
      return Optional.of("it is not JSON: " + e.getOriginalMessage());
    }
    return Stream.of(header(root), content(root.path("content")), metadata(root.path("metadata")))
        .flatMap(Function.identity())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Stream<Optional<String>> header(JsonNode root) {
    return Stream.of(
        keys(root, "version", "source", "id", "content", "metadata"),
        constant(root, "version", "1.0"),
        constant(root, "source", "custom"),
        text(root, "id", NO_LIMIT));
  }

  private static Stream<Optional<String>> content(JsonNode content) {
    return Stream.of(
        keys(content, "textType", "title", "description", "nextSteps", "keywords"),
        content.has("textType") ? constant(content, "textType", "client-markdown") : none(),
        text(content, "title", MAX_TITLE),
        content.path("description").asText().isBlank()
            ? Optional.of("content.description is missing")
            : text(content, "description", MAX_DESCRIPTION),
        texts(content, "nextSteps", MAX_STEP),
        texts(content, "keywords", MAX_KEYWORD));
  }

  private static Stream<Optional<String>> metadata(JsonNode metadata) {
    return Stream.of(
        keys(
            metadata,
            "threadId",
            "summary",
            "eventType",
            "relatedResources",
            "additionalContext",
            "enableCustomActions"),
        text(metadata, "threadId", NO_LIMIT),
        text(metadata, "summary", NO_LIMIT));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Optional<String> keys(JsonNode object, String... known) {
    Set<String> names = Set.of(known);
    return object
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(key -> !names.contains(key))
        .findFirst()
        .map(key -> "the schema has no '" + key + "' there");
  }

  private static Optional<String> constant(JsonNode object, String key, String value) {
    return value.equals(object.path(key).asText())
        ? none()
        : Optional.of("'%s' must be \"%s\"".formatted(key, value));
  }

  private static Optional<String> text(JsonNode object, String key, int limit) {
    return object.has(key) ? text(key, object.get(key), limit) : none();
  }

  private static Optional<String> text(String key, JsonNode value, int limit) {
    if (!value.isTextual()) {
      return Optional.of("'%s' must be a text".formatted(key));
    }
    int length = value.asText().length();
    return length <= limit
        ? none()
        : Optional.of("'%s' has %d characters; %d are allowed".formatted(key, length, limit));
  }

  private static Optional<String> texts(JsonNode object, String key, int limit) {
    JsonNode list = object.path(key);
    if (list.isArray()) {
      return list.valueStream().flatMap(item -> text(key, item, limit).stream()).findFirst();
    }
    return list.isMissingNode() ? none() : Optional.of("'%s' must be a list".formatted(key));
  }
}

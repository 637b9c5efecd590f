package io.github.findingrelay.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                throw template.unreadable(
                    value, "the proof does not know what '" + key + "' changes here");
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

  /** A value as CloudFormation hands it over. */
  public JsonNode json(String key) {
    return json(required(key));
  }

  private JsonNode json(TemplateNode node) {
    if (node instanceof Mapping object) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      object.entries().forEach((key, value) -> json.set(key, json(value)));
      return json;
    }
    if (node instanceof Sequence sequence) {
      ArrayNode json = JsonNodeFactory.instance.arrayNode();
      sequence.items().forEach(item -> json.add(json(item)));
      return json;
    }
    return node instanceof Scalar scalar && !scalar.quoted()
        ? value(scalar.text())
        : TextNode.valueOf(template.functions().text(node));
  }

  private static JsonNode value(String text) {
    return text.equals("true") || text.equals("false")
        ? BooleanNode.valueOf(Boolean.parseBoolean(text))
        : LongNode.valueOf(Long.parseLong(text));
  }

  private TemplateNode required(String key) {
    return mapping.get(key).orElseThrow(() -> unreadable("'" + key + "' is missing"));
  }

  private static Stream<TemplateNode> items(Optional<TemplateNode> node) {
    return node.stream()
        .flatMap(one -> one instanceof Sequence list ? list.items().stream() : Stream.of(one));
  }

  public UnreadableException unreadable(String message) {
    return template.unreadable(mapping, message);
  }
}

package io.github.findingrelay.generated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads manifest.json back. */
public final class ManifestReader {

  /** Its path below generated/. */
  public static final String NAME = ManifestFile.NAME;

  private ManifestReader() {}

  /**
   * Reads a manifest.
   *
   * @param file what messages call it
   * @return the manifest, or what is wrong with it
   */
  public static Checked<Manifest> read(String file, String json) {
    try {
      JsonNode root = new ObjectMapper().readTree(json);
      if (root.path("version").asInt() != 1) {
        return invalid(file, "this is not a manifest of version 1");
      }
      List<Stack> stacks = new ArrayList<>();
      root.path("stacks").forEach(entry -> stacks.add(stack(entry)));
      List<StackSet> sets = new ArrayList<>();
      root.path("stackSets").forEach(entry -> sets.add(stackSet(entry)));
      Map<String, String> tags = new HashMap<>();
      root.path("tags")
          .properties()
          .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
      return Checked.valid(new Manifest(text(root, "stackPrefix"), tags, stacks, sets));
    } catch (JsonProcessingException e) {
      return invalid(file, "this is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return invalid(file, String.valueOf(e.getMessage()));
    }
  }

  private static Checked<Manifest> invalid(String file, String message) {
    return Checked.invalid(Diagnostic.error(file, message, "manifest.unreadable"));
  }

  private static Stack stack(JsonNode entry) {
    String kind = text(entry, "kind");
    return new Stack(
        text(entry, "name"),
        StackKind.of(kind)
            .orElseThrow(
                () -> new IllegalArgumentException("'" + kind + "' is not a kind of stack")),
        text(entry, "account"),
        text(entry, "region"),
        text(entry, "template"),
        text(entry, "digest"),
        texts(entry, "covers"),
        Optional.ofNullable(entry.get("owner")).map(JsonNode::asText));
  }

  private static StackSet stackSet(JsonNode entry) {
    JsonNode preferences = entry.path("operationPreferences");
    return new StackSet(
        text(entry, "name"),
        text(entry, "template"),
        text(entry, "digest"),
        PermissionModel.valueOf(text(entry, "permissionModel")),
        entry.path("callAs").asText().equals("DELEGATED_ADMIN"),
        texts(entry, "accounts"),
        texts(entry, "organizationalUnits"),
        texts(entry, "regions"),
        new OperationPreferences(
            preferences.path("regionConcurrencyType").asText().equals("PARALLEL"),
            texts(preferences, "regionOrder"),
            preferences.path("maxConcurrentPercentage").asInt(100),
            preferences.path("failureTolerancePercentage").asInt()));
  }

  private static String text(JsonNode entry, String key) {
    if (!entry.path(key).isTextual()) {
      throw new IllegalArgumentException("'" + key + "' is missing");
    }
    return entry.get(key).asText();
  }

  private static List<String> texts(JsonNode entry, String key) {
    return StreamSupport.stream(entry.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}

package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.template.UnreadableException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The files below generated/, as they will be deployed. */
final class GeneratedFiles {

  private static final String FOLDER = "generated";
  private static final String MANIFEST = "manifest.json";

  private final Path folder;

  GeneratedFiles(Path workspace) {
    this.folder = workspace.resolve(FOLDER);
  }

  /** A file's text; a problem if there is none. */
  SourceText text(String path) {
    String name = FOLDER + "/" + path;
    Path file;
    try {
      file = folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw unreadable(FOLDER + "/" + MANIFEST, "'" + path + "' cannot be the name of a file");
    }
    if (!file.startsWith(folder.normalize())) {
      throw unreadable(name, "the file is not below generated/");
    }
    try {
      return new SourceText(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unreadable(name, "there is no such file; run './relay render'");
    } catch (CharacterCodingException e) {
      throw unreadable(name, "the file is not in UTF-8; run './relay render'");
    } catch (IOException e) {
      throw unreadable(name, "the file cannot be read: " + e);
    }
  }

  /**
   * What manifest.json lists, in its order.
   *
   * @param analyzerSets all stack sets
   */
  record Manifest(List<Stack> stacks, List<AnalyzerSet> analyzerSets) {}

  /** Reads the manifest. */
  Manifest manifest() {
    SourceText manifest = text(MANIFEST);
    try {
      JsonNode root = new ObjectMapper().readTree(manifest.text());
      if (root.path("version").asInt() != 1 || !root.path("stacks").isArray()) {
        throw unreadable(manifest.file(), "this is not a manifest of version 1");
      }
      List<Stack> stacks = new ArrayList<>();
      root.path("stacks").forEach(entry -> stacks.add(stack(manifest, entry)));
      List<AnalyzerSet> sets = new ArrayList<>();
      root.path("stackSets").forEach(entry -> sets.add(set(manifest, entry)));
      return new Manifest(stacks, sets);
    } catch (JsonProcessingException e) {
      throw new UnreadableException(JsonMistake.in(manifest, e, "manifest.unreadable"));
    }
  }

  private static Stack stack(SourceText manifest, JsonNode entry) {
    String label = text(manifest, entry, "kind");
    StackKind kind =
        StackKind.of(label)
            .orElseThrow(
                () -> unreadable(manifest.file(), "'" + label + "' is not a kind of stack"));
    return new Stack(
        text(manifest, entry, "name"),
        kind,
        text(manifest, entry, "account"),
        text(manifest, entry, "region"),
        text(manifest, entry, "template"),
        text(manifest, entry, "digest"),
        texts(entry, "covers"),
        Optional.ofNullable(entry.get("owner")).map(JsonNode::asText));
  }

  private static AnalyzerSet set(SourceText manifest, JsonNode entry) {
    return new AnalyzerSet(
        text(manifest, entry, "name"),
        text(manifest, entry, "template"),
        texts(entry, "accounts"),
        texts(entry, "regions"));
  }

  private static List<String> texts(JsonNode entry, String key) {
    return StreamSupport.stream(entry.path(key).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static String text(SourceText manifest, JsonNode entry, String key) {
    if (!entry.path(key).isTextual()) {
      throw unreadable(manifest.file(), "a stack or stack set has no '" + key + "': " + entry);
    }
    return entry.get(key).asText();
  }

  private static UnreadableException unreadable(String file, String message) {
    return new UnreadableException(Diagnostic.error(file, message, "manifest.unreadable"));
  }
}

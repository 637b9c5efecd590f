package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Stack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** manifest.json: every stack, where it goes and what it looks like. */
final class ManifestFile {

  static final String NAME = "manifest.json";

  /** Begins every manifest that we write. */
  static final String MARK = "{\n  \"version\": 1,\n";

  private ManifestFile() {}

  static String write(String stackPrefix, Map<String, String> tags, Collection<Stack> stacks) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("stackPrefix", stackPrefix);
    if (!tags.isEmpty()) {
      manifest.put("tags", tags);
    }
    manifest.put("stacks", stacks.stream().map(ManifestFile::entry).toList());
    manifest.put("stackSets", List.of());
    return Json.write(manifest);
  }

  private static Map<String, Object> entry(Stack stack) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", stack.name());
    entry.put("kind", stack.kind().label());
    entry.put("account", stack.account());
    entry.put("region", stack.region());
    entry.put("template", stack.template());
    entry.put("digest", stack.digest());
    entry.put("covers", stack.covers());
    stack.owner().ifPresent(owner -> entry.put("owner", owner));
    return entry;
  }
}

package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** manifest.json: every stack and stack set, where it goes and what it looks like. */
public final class ManifestFile {

  public static final String NAME = "manifest.json";

  /** The folder of the workspace that it lies in. */
  public static final String FOLDER = "generated";

  /** Its path in the workspace. */
  public static final String PATH = FOLDER + "/" + NAME;

  /** Begins every manifest that we write. */
  public static final String MARK = "{\n  \"version\": 1,\n";

  private ManifestFile() {}

  /**
   * The manifest among files of generated/, if there is one.
   *
   * @throws io.github.findingrelay.diagnostic.UnreadableException if it cannot be read
   */
  public static Manifest in(Map<String, SourceText> files) {
    return Optional.ofNullable(files.get(NAME)).map(ManifestReader::read).orElse(Manifest.NONE);
  }

  public static String write(
      String stackPrefix,
      Map<String, String> tags,
      Collection<Stack> stacks,
      Collection<StackSet> stackSets) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("stackPrefix", stackPrefix);
    if (!tags.isEmpty()) {
      manifest.put("tags", tags);
    }
    manifest.put("stacks", stacks.stream().map(ManifestFile::entry).toList());
    manifest.put("stackSets", stackSets.stream().map(ManifestFile::entry).toList());
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

  private static Map<String, Object> entry(StackSet set) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", set.name());
    entry.put("kind", StackSet.KIND);
    entry.put("template", set.template());
    entry.put("digest", set.digest());
    entry.put("permissionModel", set.permissionModel().name());
    entry.put("callAs", set.callAs().name());
    entry.put("accounts", set.accounts());
    entry.put("organizationalUnits", set.organizationalUnits());
    entry.put("regions", set.regions());
    if (set.permissionModel() == PermissionModel.SERVICE_MANAGED) {
      entry.put("autoDeployment", Map.of("enabled", true));
    }
    entry.put("managedExecution", true);
    entry.put("operationPreferences", entry(set.operationPreferences()));
    return entry;
  }

  /** Under the names that CloudFormation has for them. */
  private static Map<String, Object> entry(OperationPreferences preferences) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("regionConcurrencyType", preferences.parallelRegions() ? "PARALLEL" : "SEQUENTIAL");
    entry.put("regionOrder", preferences.regionOrder());
    entry.put("maxConcurrentPercentage", preferences.maxConcurrentPercentage());
    entry.put("failureTolerancePercentage", preferences.failureTolerancePercentage());
    // Otherwise CloudFormation slows down with each failure.
    entry.put("concurrencyMode", "SOFT_FAILURE_TOLERANCE");
    return entry;
  }
}

package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.StackSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** The text of the file; the same manifest gives the same bytes. */
    public static String write(Manifest manifest) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", 1);
        root.put("stackPrefix", manifest.stackPrefix());
        if (!manifest.tags().isEmpty()) {
            root.put("tags", new TreeMap<>(manifest.tags()));
        }
        root.put("stacks", manifest.stacks());
        root.put(
                "stackSets",
                manifest.stackSets().stream().map(ManifestFile::entry).toList());
        return Json.write(root);
    }

    private static Map<String, Object> entry(StackSet set) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", set.name());
        entry.put("kind", StackSet.KIND);
        entry.put("template", set.template());
        entry.put("digest", set.digest());
        entry.put("permissionModel", set.permissionModel());
        entry.put("callAs", set.callAs());
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

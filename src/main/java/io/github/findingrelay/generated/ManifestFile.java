package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import java.util.List;
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

    private record ManifestJson(
            int version,
            String stackPrefix,
            Optional<TreeMap<String, String>> tags,
            List<Stack> stacks,
            List<StackSetEntry> stackSets) {}

    private record StackSetEntry(
            String name,
            String kind,
            String template,
            String digest,
            PermissionModel permissionModel,
            CallAs callAs,
            List<String> accounts,
            List<String> organizationalUnits,
            List<String> regions,
            Optional<Map<String, Boolean>> autoDeployment,
            boolean managedExecution,
            Preferences operationPreferences) {}

    /** Under the names that CloudFormation has for them. */
    private record Preferences(
            String regionConcurrencyType,
            List<String> regionOrder,
            int maxConcurrentPercentage,
            int failureTolerancePercentage,
            String concurrencyMode) {}

    /** The text of the file; the same manifest gives the same bytes. */
    public static String write(Manifest manifest) {
        return Json.write(new ManifestJson(
                1,
                manifest.stackPrefix(),
                Optional.of(new TreeMap<>(manifest.tags())).filter(tags -> !tags.isEmpty()),
                manifest.stacks(),
                manifest.stackSets().stream().map(ManifestFile::entry).toList()));
    }

    private static StackSetEntry entry(StackSet set) {
        boolean serviceManaged = set.permissionModel() == PermissionModel.SERVICE_MANAGED;
        return new StackSetEntry(
                set.name(),
                StackSet.KIND,
                set.template(),
                set.digest(),
                set.permissionModel(),
                set.callAs(),
                set.accounts(),
                set.organizationalUnits(),
                set.regions(),
                serviceManaged ? Optional.of(Map.of("enabled", true)) : Optional.empty(),
                true,
                entry(set.operationPreferences()));
    }

    private static Preferences entry(OperationPreferences preferences) {
        return new Preferences(
                preferences.parallelRegions() ? "PARALLEL" : "SEQUENTIAL",
                preferences.regionOrder(),
                preferences.maxConcurrentPercentage(),
                preferences.failureTolerancePercentage(),
                // Otherwise CloudFormation slows down with each failure.
                "SOFT_FAILURE_TOLERANCE");
    }
}

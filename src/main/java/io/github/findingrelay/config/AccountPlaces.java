package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceLocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the accounts stand: in accounts.yaml, or in a file of accounts.d.
 *
 * @param list the first key {@code accounts}
 * @param byId where each id stands, and each organizational unit
 */
public record AccountPlaces(SourceLocation list, Map<String, SourceLocation> byId) {

    public AccountPlaces {
        byId = Map.copyOf(byId);
    }

    /** Those of files that are valid; of any other as many as can be found. */
    public static AccountPlaces in(Path workspace) {
        return AccountsSources.in(workspace) instanceof Checked.Valid<AccountsSources> sources
                ? in(sources.value())
                : new AccountPlaces(SourceLocation.wholeFile(AccountsFile.NAME), Map.of());
    }

    static AccountPlaces in(AccountsSources sources) {
        YamlNode root = AccountsTree.of(sources).whole();
        Map<String, SourceLocation> byId = new HashMap<>();
        Stream.concat(
                        root.texts("accounts", YamlNode.ANY, "id"),
                        root.texts("organization", "organizationalUnits", YamlNode.ANY))
                .forEach(id -> byId.put(id.text(), id.place().location()));
        SourceLocation list = root instanceof YamlMapping file && file.get("accounts") != null
                ? file.entry("accounts").key().place().location()
                : SourceLocation.wholeFile(AccountsFile.NAME);
        return new AccountPlaces(list, byId);
    }

    /** Whether accounts stand in other files than accounts.yaml. */
    public boolean inSeveralFiles() {
        return byId.values().stream().anyMatch(place -> !place.file().equals(AccountsFile.NAME));
    }

    /** Where an account stands; the list if it does not. */
    public SourceLocation of(String id) {
        return byId.getOrDefault(id, list);
    }
}

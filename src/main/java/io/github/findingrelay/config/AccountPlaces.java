package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceLocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the accounts stand in accounts.yaml.
 *
 * @param list the key {@code accounts}
 * @param byId where each id stands, and each organizational unit
 */
public record AccountPlaces(SourceLocation list, Map<String, SourceLocation> byId) {

    public AccountPlaces {
        byId = Map.copyOf(byId);
    }

    /** Those of a file that is valid; of any other as many as can be found. */
    public static AccountPlaces in(Path workspace) {
        return AccountsFile.bytes(workspace) instanceof Checked.Valid<byte[]> bytes
                ? in(CleanText.of(AccountsFile.NAME, bytes.value()))
                : new AccountPlaces(SourceLocation.wholeFile(AccountsFile.NAME), Map.of());
    }

    static AccountPlaces in(CleanText text) {
        YamlNode root = YamlReader.read(text, new Problems(text.source()))
                .orElseGet(() -> new YamlMapping(Map.of(), new Place(text.source(), 0, 0)));
        Map<String, SourceLocation> byId = new HashMap<>();
        Stream.concat(
                        root.texts("accounts", YamlNode.ANY, "id"),
                        root.texts("organization", "organizationalUnits", YamlNode.ANY))
                .forEach(id -> byId.put(id.text(), at(id)));
        SourceLocation list = root instanceof YamlMapping file && file.get("accounts") != null
                ? at(file.entry("accounts").key())
                : SourceLocation.wholeFile(AccountsFile.NAME);
        return new AccountPlaces(list, byId);
    }

    private static SourceLocation at(YamlNode node) {
        return node.place().location();
    }

    /** Where an account stands; the list if it does not. */
    public SourceLocation of(String id) {
        return byId.getOrDefault(id, list);
    }
}

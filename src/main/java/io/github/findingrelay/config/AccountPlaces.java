package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceLocation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
    SourceLocation whole = SourceLocation.wholeFile(AccountsFile.NAME);
    if (!(AccountsFile.bytes(workspace) instanceof Checked.Valid<byte[]> bytes)) {
      return new AccountPlaces(whole, Map.of());
    }
    CleanText text = CleanText.of(AccountsFile.NAME, bytes.value());
    Optional<YamlNode> root = YamlReader.read(text, new Problems(text.source()));
    Map<String, SourceLocation> byId = new HashMap<>();
    root.ifPresent(
        node -> {
          node.texts("accounts", YamlNode.ANY, "id").forEach(id -> byId.put(id.text(), at(id)));
          node.texts("organization", "organizationalUnits", YamlNode.ANY)
              .forEach(unit -> byId.put(unit.text(), at(unit)));
        });
    SourceLocation list =
        root.filter(YamlMapping.class::isInstance)
            .map(node -> ((YamlMapping) node).entries().get("accounts"))
            .map(entry -> at(entry.key()))
            .orElse(whole);
    return new AccountPlaces(list, byId);
  }

  private static SourceLocation at(YamlNode node) {
    return new SourceLocation(AccountsFile.NAME, node.line(), node.column());
  }

  /** Where an account stands; the list if it does not. */
  public SourceLocation of(String id) {
    return byId.getOrDefault(id, list);
  }
}

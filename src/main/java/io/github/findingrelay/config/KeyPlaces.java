package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where keys stand in accounts.yaml and accounts.d, for what is found out about the model, which has no places. */
public final class KeyPlaces {

    private final YamlNode root;

    private KeyPlaces(YamlNode root) {
        this.root = root;
    }

    /** Empty: there is no accounts.yaml. */
    public static Optional<KeyPlaces> in(Path workspace) {
        return AccountsSources.in(workspace) instanceof Checked.Valid<AccountsSources> sources
                ? Optional.of(new KeyPlaces(AccountsTree.of(sources.value()).whole()))
                : Optional.empty();
    }

    /**
     * The same at the first of some keys that is there; as it is if none is.
     *
     * @param keys each with dots between its parts
     */
    public Diagnostic at(Diagnostic about, List<String> keys) {
        return keys.stream()
                .flatMap(key -> key(root, key).stream())
                .findFirst()
                .map(key -> key.place()
                        .diagnostic(about.severity(), about.message(), about.rule())
                        .withNotes(about.notes()))
                .orElse(about);
    }

    private static Optional<YamlScalar> key(YamlNode node, String path) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        if (!(node instanceof YamlMapping mapping) || mapping.get(first) == null) {
            return Optional.empty();
        }
        YamlMapping.YamlEntry entry = mapping.entry(first);
        return dot < 0 ? Optional.of(entry.key()) : key(entry.value(), path.substring(dot + 1));
    }
}

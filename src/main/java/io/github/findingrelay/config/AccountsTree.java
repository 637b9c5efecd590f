package io.github.findingrelay.config;

import io.github.findingrelay.config.YamlMapping.YamlEntry;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * accounts.yaml and the files of accounts.d: each as it is, and all as one, in which every value knows its file.
 *
 * @param main accounts.yaml; nothing, if it cannot be read
 * @param parts the other files that can be read
 * @param complete whether all could be read; otherwise nobody knows what is missing, or unknown
 * @param problems of files, characters and syntax
 */
record AccountsTree(Optional<YamlNode> main, List<YamlNode> parts, boolean complete, Problems problems) {

    private static final String OWNERS = "owners";
    private static final String ACCOUNTS = "accounts";

    static AccountsTree of(AccountsSources sources) {
        List<YamlFile> files = new ArrayList<>();
        sources.files().forEach((file, bytes) -> files.add(YamlFile.of(file, bytes)));
        Problems problems = new Problems(files.get(0).source());
        problems.addAll(sources.problems());
        files.forEach(file -> problems.addAll(file.problems()));
        boolean complete = files.stream().allMatch(file -> file.root().isPresent())
                && sources.problems().stream().noneMatch(Diagnostic::isError);
        UnaryOperator<YamlNode> links = PastedLinks.in(
                files.stream().flatMap(file -> file.root().stream()).toList());
        List<YamlNode> parts = files.stream()
                .skip(1)
                .flatMap(file -> file.root().stream())
                .map(links)
                .toList();
        Optional<YamlNode> main = files.get(0).root().map(links);
        return new AccountsTree(
                parts.isEmpty() ? main : main.map(AccountsTree::withoutNothing), parts, complete, problems);
    }

    /** What has gone to other files altogether may have left its key. */
    private static YamlNode withoutNothing(YamlNode main) {
        if (!(main instanceof YamlMapping mapping)) {
            return main;
        }
        Map<String, YamlEntry> entries = new LinkedHashMap<>(mapping.entries());
        Stream.of(OWNERS, ACCOUNTS)
                .filter(key ->
                        entries.get(key) != null && isNothing(entries.get(key).value()))
                .forEach(entries::remove);
        return new YamlMapping(entries, mapping.place());
    }

    private static boolean isNothing(YamlNode value) {
        return value.isNull()
                || (value instanceof YamlMapping mapping && mapping.entries().isEmpty());
    }

    /** All files as one; of other files only owners and accounts. Accounts stand in the order of the files. */
    YamlNode whole() {
        YamlNode root = main.orElseGet(() -> new YamlMapping(Map.of(), problems.start()));
        if (parts.isEmpty() || !(root instanceof YamlMapping mapping)) {
            return root;
        }
        List<YamlMapping> roots = Stream.concat(Stream.of(root), parts.stream())
                .filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
        Map<String, YamlEntry> entries = new LinkedHashMap<>(mapping.entries());
        owners(roots).ifPresent(owners -> entries.put(OWNERS, owners));
        accounts(roots).ifPresent(accounts -> entries.put(ACCOUNTS, accounts));
        return new YamlMapping(entries, mapping.place());
    }

    private static Optional<YamlEntry> owners(List<YamlMapping> roots) {
        Map<String, YamlEntry> all = new LinkedHashMap<>();
        List<YamlEntry> written = entries(roots, OWNERS, YamlMapping.class);
        written.forEach(owners -> ((YamlMapping) owners.value()).entries().forEach(all::putIfAbsent));
        return written.stream()
                .findFirst()
                .map(first -> new YamlEntry(
                        first.key(), new YamlMapping(all, first.value().place())));
    }

    private static Optional<YamlEntry> accounts(List<YamlMapping> roots) {
        List<YamlNode> all = new ArrayList<>();
        List<YamlEntry> written = entries(roots, ACCOUNTS, YamlSequence.class);
        written.forEach(accounts -> all.addAll(((YamlSequence) accounts.value()).items()));
        return written.stream()
                .findFirst()
                .map(first -> new YamlEntry(
                        first.key(), new YamlSequence(all, first.value().place())));
    }

    private static List<YamlEntry> entries(List<YamlMapping> roots, String key, Class<? extends YamlNode> form) {
        return roots.stream()
                .filter(root -> form.isInstance(root.get(key)))
                .map(root -> root.entry(key))
                .toList();
    }

    /** Reports what is wrong with each file by itself, and what none of them has. */
    void check(YamlNode whole, Problems found) {
        main.ifPresent(root -> AccountsSchema.check(root, found));
        parts.forEach(part -> AccountsSchema.checkPart(part, found));
        if (complete && whole instanceof YamlMapping mapping) {
            Stream.of(OWNERS, ACCOUNTS)
                    .filter(key -> mapping.get(key) == null)
                    .forEach(key -> found.error(whole, "accounts.yaml needs '" + key + "'", "schema.missing-key"));
        }
        ownersTwice(found);
    }

    /** One owner has one file: who may change another must not change whom this one reaches. */
    private void ownersTwice(Problems found) {
        Seen seen = new Seen();
        Stream.concat(main.stream(), parts.stream())
                .flatMap(root -> root.mappings(OWNERS))
                .flatMap(owners -> owners.entries().values().stream())
                .map(YamlEntry::key)
                .flatMap(key -> seen.again(
                        key.text(),
                        key,
                        first -> "owner '%s' stands twice; the first is in %s".formatted(key.text(), first)))
                .forEach(mistake -> found.error(mistake.at(), mistake.message(), "owner.duplicate"));
    }
}

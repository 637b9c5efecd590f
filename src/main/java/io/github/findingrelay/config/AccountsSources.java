package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What stands in accounts.yaml and in the files of accounts.d, byte for byte.
 *
 * @param files accounts.yaml first, then the others by name
 * @param problems of files that are there and were not read
 */
record AccountsSources(Map<String, byte[]> files, List<Diagnostic> problems) {

    /** Four times what 10,000 accounts with contacts of their own need. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Those of a workspace, unless accounts.yaml cannot be read. */
    static Checked<AccountsSources> in(Path workspace) {
        Path file = workspace.resolve(AccountsFile.NAME);
        try {
            return Files.size(file) > MAX_BYTES ? tooLarge() : Checked.valid(with(Files.readAllBytes(file), workspace));
        } catch (NoSuchFileException e) {
            return AccountsFile.invalid(
                    "there is no such file; run relay where it is, or name its folder with -C", "file.missing");
        } catch (IOException e) {
            return AccountsFile.invalid("the file cannot be read: " + e, "file.unreadable");
        }
    }

    private static AccountsSources with(byte[] main, Path workspace) {
        AccountsFolder folder = AccountsFolder.in(workspace, MAX_BYTES - main.length);
        return of(main, folder.files(), folder.problems());
    }

    /** A single file, whatever is beside it. */
    static AccountsSources of(byte[] main) {
        return of(main, Map.of(), List.of());
    }

    /** The same for files that are not in the workspace; accounts.yaml must be among them. */
    static AccountsSources of(Collection<SourceText> texts) {
        Map<String, byte[]> parts = new TreeMap<>();
        texts.forEach(text -> parts.put(text.file(), text.text().getBytes(StandardCharsets.UTF_8)));
        byte[] main = parts.remove(AccountsFile.NAME);
        if (main == null) {
            throw new IllegalArgumentException("no " + AccountsFile.NAME + " among " + parts.keySet());
        }
        return of(main, parts, List.of());
    }

    private static AccountsSources of(byte[] main, Map<String, byte[]> parts, List<Diagnostic> problems) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(AccountsFile.NAME, main);
        files.putAll(parts);
        return new AccountsSources(files, problems);
    }

    /** The same with another text in one of the files, or with one more. */
    AccountsSources with(String file, String text) {
        Map<String, byte[]> parts = new TreeMap<>(files);
        parts.put(file, text.getBytes(StandardCharsets.UTF_8));
        byte[] main = Objects.requireNonNull(parts.remove(AccountsFile.NAME));
        return of(main, parts, problems);
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** Of a file that is there. */
    CleanText text(String file) {
        return CleanText.of(file, Objects.requireNonNull(files.get(file), file));
    }

    boolean areTooLarge() {
        return files.values().stream().mapToLong(bytes -> bytes.length).sum() > MAX_BYTES;
    }

    static <T> Checked<T> tooLarge() {
        return AccountsFile.invalid("the file is larger than 16 MiB; nothing in it needs as much", "yaml.too-large");
    }

    static Diagnostic tooLargeTogether(String file) {
        return Diagnostic.error(
                file,
                "with this file accounts.yaml and the files of accounts.d are larger than 16 MiB; nothing in them needs as much",
                "yaml.too-large");
    }
}

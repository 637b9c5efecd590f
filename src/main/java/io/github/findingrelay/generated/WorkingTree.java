package io.github.findingrelay.generated;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.Manifest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * generated/ as it is on the disk.
 *
 * @param folder of that name
 * @param fingerprint of the manifest, and so of all that is deployed
 */
public record WorkingTree(Path folder, Manifest manifest, String fingerprint) implements Snapshot {

    /** Rule of what does not come from one rendering. */
    public static final String STALE = "generated.stale";

    /** Reads the manifest of a workspace; the other files are read when they are asked for. */
    public static Checked<WorkingTree> read(Path workspace) {
        Path folder = workspace.resolve(ManifestFile.FOLDER);
        return Checked.reading(() -> {
            SourceText manifest = text(folder, ManifestFile.NAME);
            return new WorkingTree(folder, ManifestReader.read(manifest), Fingerprint.digest(manifest.text()));
        });
    }

    /** Itself, unless nothing would be deployed from it. */
    public Checked<WorkingTree> deployable() {
        return manifest.stacks().isEmpty()
                ? Checked.invalid(Diagnostic.error(ManifestFile.PATH, "it lists no stack; run './relay render'", STALE))
                : Checked.valid(this);
    }

    /** What the manifest says besides what was read of it. Somebody else might read that. */
    public Optional<String> unread() {
        String text = text(ManifestFile.NAME).text().replace("\r\n", "\n");
        return text.equals(ManifestFile.write(manifest))
                ? Optional.empty()
                : Optional.of("it is not written as './relay render' writes it:"
                        + " something stands there twice, or is of no use");
    }

    /** All templates by their paths, if they are what the manifest lists: others never get done. */
    public Checked<Map<String, SourceText>> templates() {
        Map<String, String> digests = new TreeMap<>();
        manifest.stacks().forEach(stack -> digests.put(stack.template(), stack.digest()));
        manifest.stackSets().forEach(set -> digests.put(set.template(), set.digest()));
        return Checked.reading(() -> files(digests.keySet())).then(all -> current(all, digests));
    }

    private static Checked<Map<String, SourceText>> current(
            Map<String, SourceText> templates, Map<String, String> digests) {
        List<Diagnostic> stale = digests.keySet().stream()
                .filter(path -> !has(templates.get(path), digests.get(path)))
                .map(path -> Diagnostic.error(
                        ManifestFile.FOLDER + "/" + path,
                        "it is not what manifest.json lists; run './relay render'",
                        STALE))
                .toList();
        return stale.isEmpty() ? Checked.valid(templates) : new Checked.Invalid<>(stale);
    }

    private static boolean has(@Nullable SourceText template, @Nullable String digest) {
        return template != null && digest != null && template.text().contains(digest);
    }

    /**
     * The text of a file.
     *
     * @param path below generated/
     * @throws UnreadableException if there is none, or it is not a text
     */
    public SourceText text(String path) {
        return text(folder, path);
    }

    @Override
    public Map<String, SourceText> files(Collection<String> paths) {
        Map<String, SourceText> files = new HashMap<>();
        for (String path : paths) {
            if (Files.exists(file(folder, path))) {
                files.put(path, text(path));
            }
        }
        return files;
    }

    private static SourceText text(Path folder, String path) {
        String name = ManifestFile.FOLDER + "/" + path;
        try {
            return new SourceText(name, Files.readString(file(folder, path)));
        } catch (NoSuchFileException e) {
            throw unreadable(name, "there is no such file; run './relay render'", "manifest.missing");
        } catch (CharacterCodingException e) {
            throw unreadable(name, "the file is not in UTF-8; run './relay render'", ManifestReader.RULE);
        } catch (IOException e) {
            throw unreadable(name, "the file cannot be read: " + e, ManifestReader.RULE);
        }
    }

    /** Anybody can write a path into the manifest: none leads out of generated/. */
    private static Path file(Path folder, String path) {
        try {
            Path file = folder.resolve(path).normalize();
            if (file.startsWith(folder.normalize())) {
                return file;
            }
            throw unreadable(ManifestFile.PATH, "'" + path + "' is not below generated/", ManifestReader.RULE);
        } catch (InvalidPathException e) {
            throw unreadable(ManifestFile.PATH, "'" + path + "' cannot be the name of a file", ManifestReader.RULE);
        }
    }

    private static UnreadableException unreadable(String file, String message, String rule) {
        return new UnreadableException(Diagnostic.error(file, message, rule));
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.model.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From which shipped texts the files in templates/ were made: lines as {@code sha256sum} writes them.
 *
 * @param digests 64 hexadecimal digits, by paths below templates/
 */
record CopiedTemplates(SortedMap<String, String> digests) {

    /** Lies in templates/; nobody edits it. */
    static final String NAME = ".copied";

    static CopiedTemplates of(TemplateFiles files) {
        SortedMap<String, String> digests = new TreeMap<>();
        Path file = files.own().get(NAME);
        if (file != null) {
            Overrides.read(file)
                    .lines()
                    .filter(line -> line.matches("[0-9a-f]{64} {2}.+"))
                    .forEach(line -> digests.put(line.substring(66), line.substring(0, 64)));
        }
        return new CopiedTemplates(digests);
    }

    Optional<String> digest(String name) {
        return Optional.ofNullable(digests.get(name));
    }

    /** Notes what ships now as what files of a workspace were made from. */
    static void note(Path workspace, List<String> names) throws IOException {
        TemplateFiles files = TemplateFiles.of(workspace);
        SortedMap<String, String> all = new TreeMap<>(of(files).digests());
        names.forEach(name ->
                files.shipped().file(name).ifPresent(file -> all.put(name, digestOf(Overrides.read(file)))));
        all.keySet().retainAll(files.own().keySet());
        StringBuilder text = new StringBuilder();
        all.forEach(
                (path, digest) -> text.append(digest).append("  ").append(path).append('\n'));
        Files.writeString(workspace.resolve(TemplateFiles.place(NAME)), text);
    }

    static String digestOf(String text) {
        return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of messages, by their paths below a workspace: what is read there, and what would be
 * without files of its own.
 *
 * @param own paths of the files that the workspace has
 */
public record MessageTexts(Map<String, SourceText> read, Map<String, SourceText> shipped, Set<String> own) {

    private static final String MESSAGES = "messages/";

    public MessageTexts {
        read = Map.copyOf(read);
        shipped = Map.copyOf(shipped);
        own = Set.copyOf(own);
    }

    /** Whether the workspace takes any message of a language as it ships. */
    public boolean ships(Language language) {
        return of(language, shipped.keySet()).anyMatch(path -> !own.contains(path));
    }

    /** Whether words of a language are in a file of the workspace's own. */
    public boolean isOwn(String words, Language language) {
        return of(language, own)
                .anyMatch(path -> Objects.requireNonNull(read.get(path)).text().contains(words));
    }

    private static Stream<String> of(Language language, Set<String> paths) {
        String folder = TemplateFiles.place(Messages.path(language, ""));
        return paths.stream().filter(path -> path.startsWith(folder));
    }

    /** Those of a workspace, whatever is wrong in them. */
    public static MessageTexts of(Path workspace) {
        TemplateFiles files = TemplateFiles.of(workspace);
        return new MessageTexts(
                texts(files.names(), name -> files.file(name).orElseThrow()),
                texts(
                        files.shipped().files().keySet(),
                        name -> files.shipped().file(name).orElseThrow()),
                files.own().keySet().stream()
                        .filter(name -> name.startsWith(MESSAGES))
                        .map(TemplateFiles::place)
                        .collect(Collectors.toSet()));
    }

    private static Map<String, SourceText> texts(Iterable<String> names, Function<String, Path> files) {
        Map<String, SourceText> texts = new TreeMap<>();
        for (String name : names) {
            if (name.startsWith(MESSAGES)) {
                String path = TemplateFiles.place(name);
                texts.put(path, new SourceText(path, Overrides.read(files.apply(name))));
            }
        }
        return texts;
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.SourceText;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The files of messages, by their paths below a workspace: what is read there, and what would be
 * without files of its own.
 */
public record MessageTexts(Map<String, SourceText> read, Map<String, SourceText> shipped) {

    private static final String MESSAGES = "messages/";

    public MessageTexts {
        read = Map.copyOf(read);
        shipped = Map.copyOf(shipped);
    }

    /** Those of a workspace, whatever is wrong in them. */
    public static MessageTexts of(Path workspace) {
        TemplateFiles files = TemplateFiles.of(workspace);
        return new MessageTexts(
                texts(files.names(), name -> files.file(name).orElseThrow()),
                texts(
                        files.shipped().files().keySet(),
                        name -> files.shipped().file(name).orElseThrow()));
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

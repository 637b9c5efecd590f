package io.github.findingrelay.generate;

import freemarker.cache.TemplateLoader;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a workspace: a file of its own where it has one, and else the one that ships. The
 * one place where any of them is looked for.
 *
 * @param own by their paths below templates/
 */
record TemplateFiles(SortedMap<String, Path> own, ShippedTemplates shipped) implements TemplateLoader {

    /**
     * Looks for the files; they are read when they are needed.
     *
     * @throws InvalidTemplateException if a link leads out of templates/
     */
    static TemplateFiles of(Path workspace) {
        return of(workspace, ShippedTemplates.ofTool());
    }

    static TemplateFiles of(Path workspace, ShippedTemplates shipped) {
        Path folder = workspace.resolve(Templates.FOLDER);
        SortedMap<String, Path> own = ShippedTemplates.filesIn(folder);
        List<Diagnostic> outside = new ArrayList<>();
        own.forEach((name, file) -> {
            if (!isWithin(folder, file)) {
                outside.add(Diagnostic.error(
                        place(name), "this is a link to a file outside of templates/", "template.unreadable"));
            }
        });
        if (!outside.isEmpty()) {
            throw new InvalidTemplateException(outside);
        }
        return new TemplateFiles(own, shipped);
    }

    private static boolean isWithin(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            // Reading it says why.
            return true;
        }
    }

    /** The paths of all below templates/. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(shipped.files().keySet());
        names.addAll(own.keySet());
        return names;
    }

    Optional<Path> file(String name) {
        return Optional.ofNullable(own.get(name)).or(() -> shipped.file(name));
    }

    /** What messages call a file, whether it is there or not. */
    String named(String name) {
        return own.containsKey(name) || shipped.file(name).isEmpty() ? place(name) : ShippedTemplates.PLACE + name;
    }

    /** Where the workspace has a file of its own. */
    static String place(String name) {
        return Templates.FOLDER + "/" + name;
    }

    @Override
    public @Nullable Object findTemplateSource(String name) {
        return file(name).orElse(null);
    }

    @Override
    public long getLastModified(Object source) {
        return 0;
    }

    /** The same text for FreeMarker, whatever editor or checkout has ended its lines. */
    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        return new StringReader(MessageSource.unified(Files.readString((Path) source)));
    }

    @Override
    public void closeTemplateSource(Object source) {
        // Nothing stays open.
    }
}

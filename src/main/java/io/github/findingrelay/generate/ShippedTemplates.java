package io.github.findingrelay.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The templates that this version comes with, by their paths below templates/.
 *
 * <p>They are in the jar. The launcher of a checkout names the folder of the sources instead, so
 * that a template that has changed there counts without a build.
 */
record ShippedTemplates(Path root, SortedMap<String, Path> files) {

    /** What a path in the jar begins with, in messages. */
    static final String PLACE = "relay.jar!/" + Templates.FOLDER + "/";

    /** Names a folder of templates that count as those that ship. */
    static final String SOURCES = "relay.templates";

    /** Those of the tool that runs; looked for once. */
    static ShippedTemplates ofTool() {
        return OfTool.TEMPLATES;
    }

    private static final class OfTool {
        static final ShippedTemplates TEMPLATES = in(folder());
    }

    /** Those in a folder. */
    static ShippedTemplates in(Path root) {
        return new ShippedTemplates(root, filesIn(root));
    }

    Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static Path folder() {
        Optional<String> sources = Optional.ofNullable(System.getProperty(SOURCES));
        try {
            return sources.isPresent() ? Path.of(sources.get()) : besideClasses();
        } catch (IOException e) {
            throw new UncheckedIOException("the templates in the jar cannot be read", e);
        }
    }

    private static Path besideClasses() throws IOException {
        CodeSource source = ShippedTemplates.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(Objects.requireNonNull(source).getLocation().toURI());
            return Files.isDirectory(place)
                    ? place.resolve(Templates.FOLDER)
                    // It stays open as long as the tool runs.
                    : FileSystems.newFileSystem(place).getPath(Templates.FOLDER);
        } catch (URISyntaxException e) {
            throw new IOException("no path: " + source.getLocation(), e);
        }
    }

    /** All files in a folder by their paths in it, links followed; none if there is no such folder. */
    static SortedMap<String, Path> filesIn(Path folder) {
        SortedMap<String, Path> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                found.put(folder.relativize(file).toString().replace('\\', '/'), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}

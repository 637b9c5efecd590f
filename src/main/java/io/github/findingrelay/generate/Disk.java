package io.github.findingrelay.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Every change to the disk that {@link GeneratedDirectory} makes, so that a test can fail each. */
class Disk {

    void createDirectories(Path directory) throws IOException {
        Files.createDirectories(directory);
    }

    void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    /** The same file under another name, or a copy where the file system has no hard links. */
    void link(Path existing, Path link) throws IOException {
        try {
            Files.createLink(link, existing);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(existing, link, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Renames a folder, all at once. */
    void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(from + " cannot be renamed to " + to + " on this file system", e);
        }
    }

    /** Removes a folder and all in it; nothing if there is none. Links are not followed. */
    void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

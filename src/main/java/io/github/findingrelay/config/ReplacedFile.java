package io.github.findingrelay.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;

/** A file that gets another content at one moment, whoever reads it and whatever fails. */
record ReplacedFile(Path path) {

    /**
     * Replaces the content; permissions stay, and a symbolic link stays one.
     *
     * @param expected what the file has to hold still
     */
    void replace(String expected, String content) throws IOException {
        Path file = path.toRealPath();
        if (!Files.readString(file).equals(expected)) {
            throw new IOException(path + " was changed in the meantime; run this again");
        }
        if (!Files.isWritable(file)) {
            throw new IOException(path + " is write-protected");
        }
        put(file, content);
    }

    /** Makes the file, and its folder too. */
    void create(String content) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " was made in the meantime; run this again");
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        put(path, content);
    }

    private static void put(Path file, String content) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Path copy = folder.resolve(".%s.next".formatted(file.getFileName()));
        // A run that was killed has left it.
        Files.deleteIfExists(copy);
        try {
            Files.writeString(
                    copy, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            if (Files.exists(file)) {
                keepPermissions(file, copy);
            }
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (view != null) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }
}

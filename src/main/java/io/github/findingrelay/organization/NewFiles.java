package io.github.findingrelay.organization;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Files of a workspace that is being made. None that is there already is touched: then nothing is
 * written at all.
 *
 * @param texts by path below the workspace
 */
record NewFiles(Map<String, String> texts) {

    NewFiles {
        texts = new TreeMap<>(texts);
    }

    /** Those that are there already. */
    private List<String> existing(Path workspace) {
        return texts.keySet().stream()
                .filter(path -> Files.exists(workspace.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Says it if one is there already. */
    boolean isStopped(Console console, Path workspace) {
        List<String> existing = existing(workspace);
        if (!existing.isEmpty()) {
            console.problem(
                    "error: %s is there already, and relay init overwrites nothing; move it away, see with --dry-run what would be written, or add accounts to it: ./relay accounts import%n"
                            .formatted(String.join(", ", existing)));
        }
        return !existing.isEmpty();
    }

    /** Writes all of them, or none. */
    ExitCode write(Console console, Path workspace) throws IOException {
        Files.createDirectories(workspace);
        return WorkspaceLock.holding(console, workspace, () -> {
            if (isStopped(console, workspace)) {
                return ExitCode.GUARDED;
            }
            for (Map.Entry<String, String> file : texts.entrySet()) {
                write(workspace.resolve(file.getKey()), file.getValue());
            }
            return ExitCode.DONE;
        });
    }

    /** Under its name only when it is whole; whoever has made one in the meantime keeps it. */
    private static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path copy = folder.resolve(".%s.next".formatted(file.getFileName()));
        // A run that was killed has left it.
        Files.deleteIfExists(copy);
        try {
            Files.writeString(
                    copy, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(copy, file);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}

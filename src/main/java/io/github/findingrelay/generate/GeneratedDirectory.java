package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The folder generated/, which is always replaced as a whole.
 *
 * <p>The new tree is completed beside the old one, in {@code .generated.next}, with hard links to
 * files that stay the same. Two renames then put it in place. Whatever stops the process, either
 * {@code generated} or {@code .generated.old} is a complete tree, and the next run goes on from it.
 */
final class GeneratedDirectory {

    private static final String NAME = ManifestFile.FOLDER;

    private final Path directory;
    private final Path next;
    private final Path old;
    private final Disk disk;

    GeneratedDirectory(Path workspace) {
        this(workspace, new Disk());
    }

    GeneratedDirectory(Path workspace, Disk disk) {
        this.directory = workspace.resolve(NAME);
        this.next = workspace.resolve("." + NAME + ".next");
        this.old = workspace.resolve("." + NAME + ".old");
        this.disk = disk;
    }

    /** Takes back a run that was killed between its two renames. */
    void recover() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(old)) {
            disk.rename(old, directory);
        }
    }

    /**
     * How the folder differs from a tree. Nothing is written.
     *
     * @return invalid if something in the folder is not ours: a file that this tool did not make, or
     *     a symbolic link
     */
    Checked<Changes> compare(FileTree tree) throws IOException {
        Inventory inventory = new Inventory();
        if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(directory, inventory);
        }
        if (!inventory.foreign.isEmpty()) {
            return new Checked.Invalid<>(inventory.foreign);
        }
        Changes changes = changes(tree, inventory.files);
        List<Diagnostic> foreign = foreign(changes);
        return foreign.isEmpty() ? Checked.valid(changes) : new Checked.Invalid<>(foreign);
    }

    private Changes changes(FileTree tree, Map<String, Long> sizes) throws IOException {
        SortedSet<String> added = new TreeSet<>(tree.files().keySet());
        added.removeAll(sizes.keySet());
        SortedSet<String> removed = new TreeSet<>(sizes.keySet());
        removed.removeAll(tree.files().keySet());
        SortedSet<String> changed = new TreeSet<>();
        for (var file : tree.files().entrySet()) {
            Long size = sizes.get(file.getKey());
            if (size != null && !same(file.getKey(), size, file.getValue())) {
                changed.add(file.getKey());
            }
        }
        int unchanged = tree.files().size() - added.size() - changed.size();
        return new Changes(added, changed, removed, unchanged);
    }

    /**
     * Replaces the folder by a tree: whole, or not at all. If nothing differs, only what a stopped
     * run has left beside the folder is removed.
     */
    void write(FileTree tree, Changes changes) throws IOException {
        disk.deleteTree(next);
        if (!changes.isEmpty()) {
            completeOrClear(tree, changes);
            disk.deleteTree(old);
            replace();
        }
        disk.deleteTree(old);
    }

    private void replace() throws IOException {
        boolean existing = Files.exists(directory);
        if (existing) {
            disk.rename(directory, old);
        }
        try {
            disk.rename(next, directory);
        } catch (IOException e) {
            if (existing) {
                disk.rename(old, directory);
            }
            throw e;
        }
    }

    /** Leaves nothing behind on a full disk, where others need the space too. */
    private void completeOrClear(FileTree tree, Changes changes) throws IOException {
        try {
            complete(tree, changes);
        } catch (IOException e) {
            IOException failure = new IOException("generated/ cannot be written and is as it was: " + e, e);
            try {
                disk.deleteTree(next);
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    private void complete(FileTree tree, Changes changes) throws IOException {
        disk.createDirectories(next);
        for (String folder : tree.folders()) {
            disk.createDirectories(next.resolve(folder));
        }
        for (var file : tree.files().entrySet()) {
            Path target = next.resolve(file.getKey());
            if (changes.concern(file.getKey())) {
                disk.write(target, file.getValue());
            } else {
                disk.link(directory.resolve(file.getKey()), target);
            }
        }
    }

    private boolean same(String path, long size, byte[] bytes) throws IOException {
        return size == bytes.length && Arrays.equals(Files.readAllBytes(directory.resolve(path)), bytes);
    }

    /** Files that would be lost although this tool did not make them. */
    private List<Diagnostic> foreign(Changes changes) throws IOException {
        List<String> lost = new ArrayList<>(changes.removed());
        lost.addAll(changes.changed());
        List<Diagnostic> foreign = new ArrayList<>();
        for (String path : lost) {
            if (!isOurs(path)) {
                foreign.add(refused(path, "this file was not made by Finding Relay; move it out of the folder"));
            }
        }
        return foreign;
    }

    private boolean isOurs(String path) throws IOException {
        String mark = markOf(path);
        try (var in = Files.newInputStream(directory.resolve(path))) {
            // A checkout may have turned line breaks into CR LF.
            byte[] start = in.readNBytes(mark.getBytes(StandardCharsets.UTF_8).length * 2);
            String text = new String(start, StandardCharsets.UTF_8).replace("\r", "");
            return text.startsWith(mark) || isCut(path, text, mark);
        }
    }

    /** What a crash of the machine leaves of a file: nothing, its beginning, or zeros in its place. */
    private static boolean isCut(String path, String text, String mark) {
        boolean isOfOurs = path.endsWith(".yaml") || !markOf(path).equals(RenderedTemplate.MARK);
        return isOfOurs && (mark.startsWith(text) || text.chars().allMatch(c -> c == 0));
    }

    private static String markOf(String path) {
        return switch (path) {
            case ManifestFile.NAME -> ManifestFile.MARK;
            case ArchiveRulesPage.NAME -> ArchiveRulesPage.MARK;
            default -> RenderedTemplate.MARK;
        };
    }

    private static Diagnostic refused(String path, String message) {
        return Diagnostic.error(path.isEmpty() ? NAME : NAME + "/" + path, message, "generated.foreign");
    }

    /** What is in the folder now: the size of each file, and what must not be there. */
    private final class Inventory extends SimpleFileVisitor<Path> {
        private final TreeMap<String, Long> files = new TreeMap<>();
        private final List<Diagnostic> foreign = new ArrayList<>();

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = directory.relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile()) {
                files.put(path, attributes.size());
            } else {
                foreign.add(refused(
                        path,
                        attributes.isSymbolicLink()
                                ? "this is a symbolic link; only real files and folders may be here"
                                : "this is not a file; move it out of the folder"));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}

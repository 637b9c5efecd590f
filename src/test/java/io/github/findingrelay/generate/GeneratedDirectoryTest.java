package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedDirectoryTest {

    private static final FileTree BEFORE =
            tree("accounts/1.yaml", "one", "accounts/2.yaml", "two", "foundation.yaml", "f");
    private static final FileTree AFTER =
            tree("accounts/1.yaml", "one", "accounts/3.yaml", "three", "channels/c.yaml", "c", "foundation.yaml", "g");

    @TempDir
    Path workspace;

    @Test
    void writesATreeAndTakesItForUpToDate() throws IOException {
        write(BEFORE, new Disk());

        assertThat(files()).isEqualTo(texts(BEFORE));
        assertThat(changes(BEFORE).isEmpty()).isTrue();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void replacesChangedFilesAndRemovesLeftovers() throws IOException {
        write(BEFORE, new Disk());
        Changes changes = changes(AFTER);

        assertThat(changes.added()).containsExactly("accounts/3.yaml", "channels/c.yaml");
        assertThat(changes.changed()).containsExactly("foundation.yaml");
        assertThat(changes.removed()).containsExactly("accounts/2.yaml");
        write(AFTER, new Disk());
        assertThat(files()).isEqualTo(texts(AFTER));
    }

    @Test
    void leavesUnchangedFilesUntouched() throws IOException {
        write(BEFORE, new Disk());
        Path file = generated("accounts/1.yaml");
        Object key = Files.getAttribute(file, "unix:ino");
        Object time = Files.getLastModifiedTime(file);

        write(AFTER, new Disk());

        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(key);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }

    /** Fails at the first step, then at the second, and so on until nothing fails any more. */
    @Test
    void aFailureAtAnyStepLeavesTheOldTreeOrTheNewOne() throws IOException {
        for (boolean existing : new boolean[] {true, false}) {
            FailingDisk disk;
            int step = 0;
            do {
                reset(existing);
                disk = new FailingDisk(++step);
                try {
                    write(AFTER, disk);
                    assertThat(files()).isEqualTo(texts(AFTER));
                } catch (IOException e) {
                    new GeneratedDirectory(workspace).recover();
                    assertThat(files()).isIn(existing ? texts(BEFORE) : new TreeMap<>(), texts(AFTER));
                }
                write(AFTER, new Disk());
                assertThat(files()).isEqualTo(texts(AFTER));
                assertThat(leftovers()).isEmpty();
            } while (disk.failed);
            assertThat(step).as("steps that were made to fail").isGreaterThan(8);
        }
    }

    @Test
    void aSwapThatFailsHalfWayIsTakenBackAtOnce() throws IOException {
        write(BEFORE, new Disk());
        Disk refusing = new Disk() {
            @Override
            void rename(Path from, Path to) throws IOException {
                if (from.endsWith(".generated.next")) {
                    throw new IOException("refused");
                }
                super.rename(from, to);
            }
        };

        assertThatThrownBy(() -> write(AFTER, refusing)).hasMessage("refused");
        assertThat(files()).isEqualTo(texts(BEFORE));
    }

    @Test
    void refusesToRemoveAFileThatItDidNotMake() throws IOException {
        write(BEFORE, new Disk());
        Files.writeString(generated("notes.txt"), "mine");

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated/notes.txt");
        assertThat(generated("notes.txt")).hasContent("mine");
    }

    @Test
    void refusesToOverwriteAFileThatItDidNotMake() throws IOException {
        write(BEFORE, new Disk());
        Files.writeString(generated("foundation.yaml"), "Resources: {}\n");

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated/foundation.yaml");
    }

    @Test
    void aFileWithWindowsLineBreaksIsStillItsOwn() throws IOException {
        write(BEFORE, new Disk());
        Path file = generated("foundation.yaml");
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

        assertThat(changes(BEFORE).changed()).containsExactly("foundation.yaml");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 15})
    void aFileOfItsOwnThatACrashHasCutIsReplaced(int length) throws IOException {
        assertHealed(bytes -> Arrays.copyOf(bytes, length));
        assertHealed(bytes -> new String(bytes, StandardCharsets.UTF_8)
                .replace("\n", "\r\n")
                .substring(0, length)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** File systems do that to what was not yet on the disk when the power went. */
    @Test
    void aFileOfItsOwnThatACrashHasFilledWithZerosIsReplaced() throws IOException {
        assertHealed(bytes -> new byte[bytes.length]);
    }

    /** With a file of each kind, and one that is left over. */
    private void assertHealed(UnaryOperator<byte[]> crash) throws IOException {
        FileTree tree = Workspace.of(Path.of("src/test/fixtures/example/accounts.yaml"), workspace)
                .tree();
        write(tree, new Disk());
        for (var file : tree.files().entrySet()) {
            Files.write(generated(file.getKey()), crash.apply(file.getValue()));
        }
        Files.write(generated("accounts/1.yaml"), crash.apply(BEFORE.files().get("accounts/1.yaml")));

        write(tree, new Disk());
        assertThat(files()).isEqualTo(texts(tree));
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitkeep", "notes.md", "accounts/notes"})
    void anEmptyFileThatHasNoNameOfOursIsNotItsOwn(String name) throws IOException {
        write(BEFORE, new Disk());
        Files.createFile(generated(name));

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated/" + name);
        assertThat(generated(name)).exists();
    }

    @Test
    void refusesASymbolicLinkToAFile() throws IOException {
        write(BEFORE, new Disk());
        Path outside = Files.writeString(workspace.resolve("outside.yaml"), "precious");
        Files.createSymbolicLink(generated("accounts/3.yaml"), outside);

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated/accounts/3.yaml");
        assertThat(outside).hasContent("precious");
    }

    @Test
    void refusesASymbolicLinkToAFolder() throws IOException {
        Path outside = Files.createDirectory(workspace.resolve("outside"));
        Files.writeString(outside.resolve("precious.txt"), "precious");
        write(BEFORE, new Disk());
        Files.createSymbolicLink(generated("channels"), outside);

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated/channels");
        assertThat(outside.resolve("precious.txt")).hasContent("precious");
    }

    @Test
    void refusesToFollowTheFolderItself() throws IOException {
        Path outside = Files.createDirectory(workspace.resolve("outside"));
        Files.createSymbolicLink(workspace.resolve("generated"), outside);

        assertThat(refused()).extracting(d -> d.location().file()).containsExactly("generated");
    }

    @Test
    void aDiskErrorIsReportedAndNotSwallowed() {
        assertThatThrownBy(() -> write(BEFORE, new FailingDisk(2)))
                .hasMessage("generated/ cannot be written and is as it was: java.io.IOException: disk full at step 2");
    }

    private void reset(boolean existing) throws IOException {
        new Disk().deleteTree(workspace.resolve("generated"));
        new Disk().deleteTree(workspace.resolve(".generated.next"));
        new Disk().deleteTree(workspace.resolve(".generated.old"));
        if (existing) {
            write(BEFORE, new Disk());
        }
    }

    private void write(FileTree tree, Disk disk) throws IOException {
        GeneratedDirectory directory = new GeneratedDirectory(workspace, disk);
        directory.recover();
        directory.write(tree, changes(tree));
    }

    private Changes changes(FileTree tree) throws IOException {
        Checked<Changes> compared = new GeneratedDirectory(workspace).compare(tree);
        assertThat(compared).isInstanceOf(Checked.Valid.class);
        return ((Checked.Valid<Changes>) compared).value();
    }

    private Stream<Diagnostic> refused() throws IOException {
        Checked<Changes> compared = new GeneratedDirectory(workspace).compare(AFTER);
        assertThat(compared).isInstanceOf(Checked.Invalid.class);
        return compared.diagnostics().stream();
    }

    private Path generated(String file) {
        return workspace.resolve("generated").resolve(file);
    }

    private Stream<Path> leftovers() throws IOException {
        try (Stream<Path> entries = Files.list(workspace)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(".")).toList().stream();
        }
    }

    private SortedMap<String, String> files() throws IOException {
        Path root = workspace.resolve("generated");
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> walk = Files.walk(root)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    private static SortedMap<String, String> texts(FileTree tree) {
        SortedMap<String, String> texts = new TreeMap<>();
        tree.files().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static FileTree tree(String... pathsAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            String text = RenderedTemplate.MARK + pathsAndTexts[i + 1];
            files.put(pathsAndTexts[i], text.getBytes(StandardCharsets.UTF_8));
        }
        return new FileTree(files);
    }

    /** A disk on which one step fails; a write stops half-way, and nothing works after it. */
    private static final class FailingDisk extends Disk {
        private final int failing;
        private int step;
        private boolean failed;

        FailingDisk(int failing) {
            this.failing = failing;
        }

        private void step() throws IOException {
            step++;
            if (step == failing || failed) {
                failed = true;
                throw new IOException("disk full at step " + step);
            }
        }

        @Override
        void createDirectories(Path directory) throws IOException {
            step();
            super.createDirectories(directory);
        }

        @Override
        void write(Path file, byte[] bytes) throws IOException {
            try {
                step();
            } catch (IOException e) {
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                throw e;
            }
            super.write(file, bytes);
        }

        @Override
        void link(Path existing, Path link) throws IOException {
            step();
            super.link(existing, link);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            step();
            super.rename(from, to);
        }

        /** Half of it is gone when it fails. */
        @Override
        void deleteTree(Path root) throws IOException {
            try {
                step();
            } catch (IOException e) {
                super.deleteTree(root.resolve("accounts"));
                throw e;
            }
            super.deleteTree(root);
        }
    }
}

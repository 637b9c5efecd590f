package io.github.findingrelay.plan;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workspace as a commit has it. Asks the {@code git} on the path; needs no network.
 *
 * @param commit 40 or 64 hexadecimal digits
 */
record GitSnapshot(Path workspace, String commit) implements Snapshot {

    /** What Git reads where nothing is asked on its standard input. */
    private static final Path NOTHING = Path.of("/dev/null");

    /**
     * A commit's.
     *
     * @param revision as {@code git rev-parse} takes it
     * @throws IOException with what Git says, if there is no such commit, or no repository
     */
    static GitSnapshot of(Path workspace, String revision) throws IOException {
        // Without --end-of-options a revision could be taken for an option.
        byte[] commit =
                git(workspace, NOTHING, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return new GitSnapshot(workspace, new String(commit, StandardCharsets.UTF_8).strip());
    }

    @Override
    public Manifest manifest() {
        return ManifestFile.in(files(List.of(ManifestFile.NAME)));
    }

    @Override
    public Map<String, SourceText> files(Collection<String> paths) {
        String folder = ManifestFile.FOLDER + "/";
        Map<String, SourceText> found = texts(paths.stream().map(folder::concat).toList());
        Map<String, SourceText> files = new HashMap<>();
        found.forEach((path, text) -> files.put(path.substring(folder.length()), text));
        return files;
    }

    /** What stands directly in a folder below the workspace; nothing, if there is no such folder. */
    List<String> paths(String folder) throws IOException {
        byte[] names = git(workspace, NOTHING, "ls-tree", "-z", "--name-only", commit, "--", folder + "/");
        return Stream.of(new String(names, StandardCharsets.UTF_8).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Texts of files by their paths below the workspace; those that do not exist are left out. */
    Map<String, SourceText> texts(Collection<String> paths) {
        try {
            Path questions = Files.createTempFile("finding-relay", ".txt");
            try {
                List<String> objects = new ArrayList<>();
                paths.forEach(path -> objects.add("%s:./%s".formatted(commit, path)));
                Files.write(questions, objects);
                return answers(paths, git(workspace, questions, "cat-file", "--batch"));
            } finally {
                Files.delete(questions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each is {@code ID blob SIZE}, a line break, the bytes, a line break; or says it is missing. */
    private static Map<String, SourceText> answers(Collection<String> paths, byte[] output) throws IOException {
        Map<String, SourceText> files = new HashMap<>();
        try (InputStream in = new ByteArrayInputStream(output)) {
            for (String path : paths) {
                String header = line(in);
                if (!header.endsWith(" missing")) {
                    byte[] bytes = in.readNBytes(Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1)));
                    in.skipNBytes(1);
                    files.put(path, new SourceText(path, new String(bytes, StandardCharsets.UTF_8)));
                }
            }
        }
        return files;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("git has stopped in the middle of an answer");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static byte[] git(Path workspace, Path input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("finding-relay", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(workspace.toAbsolutePath().toFile())
                    .redirectInput(input.toFile())
                    .redirectError(errors.toFile())
                    .start();
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(errors).strip());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was at work", e);
        } finally {
            Files.delete(errors);
        }
    }
}

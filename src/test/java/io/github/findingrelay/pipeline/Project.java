package io.github.findingrelay.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.github.Release;
import io.github.findingrelay.github.WorkspaceFiles;
import io.github.findingrelay.model.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A repository on a host of its own, and somebody's clone of it. */
final class Project {

    private final Path host;
    private final Path workspace;

    private Project(Path host, Path workspace) {
        this.host = host;
        this.workspace = workspace;
    }

    /** With the workflows and templates of this repository, and nothing on main yet. */
    static Project create(Path folder) throws IOException, InterruptedException {
        Project project = empty(folder);
        for (String path : List.of(".github", ".ci", "templates")) {
            copy(Path.of(path), project.workspace.resolve(path));
        }
        project.write("relay", Tool.LAUNCHER + Tool.ASK);
        // Its tests are running.
        project.write(".ci/run", "#!/bin/sh\n");
        assertThat(project.workspace.resolve("relay").toFile().setExecutable(true))
                .isTrue();
        return project;
    }

    /** A workspace without sources, whose workflows run a release that lies on the disk. */
    static Project ofRelease(Path folder) throws IOException, InterruptedException {
        Project project = empty(folder);
        Path launcher =
                Files.createDirectories(folder.resolve("finding-relay-1.2.3")).resolve("relay");
        Files.writeString(launcher, Tool.RELEASED + Tool.ASK);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Path archive = folder.resolve("finding-relay-1.2.3.tar.gz");
        run(folder, List.of("tar", "--create", "--gzip", "--file", archive.toString(), "finding-relay-1.2.3"));
        WorkspaceFiles files = new WorkspaceFiles(
                Release.ofTool().at(archive.toUri().toString()).with(Fingerprint.of(Files.readAllBytes(archive))));
        files.write(project.workspace);
        return project;
    }

    private static Project empty(Path folder) throws IOException, InterruptedException {
        Project project = new Project(folder.resolve("host.git"), Files.createDirectories(folder.resolve("clone")));
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", project.host.toString());
        project.git("init", "--quiet", "--initial-branch=main");
        // As "git config" and "git remote add" write it, each in a process of its own.
        Files.writeString(
                project.workspace.resolve(".git/config"), """
                [user]
                email = somebody@example.com
                name = Somebody
                [remote "origin"]
                url = %s
                fetch = +refs/heads/*:refs/remotes/origin/*
                """.formatted(project.host), StandardOpenOption.APPEND);
        return project;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What somebody has on the disk. */
    Path workspace() {
        return workspace;
    }

    void write(String path, String text) throws IOException {
        Files.writeString(workspace.resolve(path), text);
    }

    /** Commits everything to main and pushes it. */
    void push() throws IOException, InterruptedException {
        commit();
        git("push", "--quiet", "origin", "HEAD:main");
    }

    /** Opens pull request 1 with everything; GitHub makes the merge that it runs workflows on. */
    void openPullRequest() throws IOException, InterruptedException {
        git("checkout", "--quiet", "-b", "change");
        updatePullRequest();
    }

    /** Commits more to the pull request. */
    void updatePullRequest() throws IOException, InterruptedException {
        commit();
        git("checkout", "--quiet", "--detach", "origin/main");
        git("merge", "--quiet", "--no-ff", "-m", "Merge", "change");
        git("push", "--quiet", "--force", "origin", "HEAD:refs/pull/1/merge");
        git("checkout", "--quiet", "change");
    }

    void merge() throws IOException, InterruptedException {
        git("push", "--quiet", "origin", "refs/heads/change:main");
        git("checkout", "--quiet", "-B", "main", "change");
        git("branch", "--quiet", "-D", "change");
        git("fetch", "--quiet", "origin");
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "--all");
        git("commit", "--quiet", "-m", "Change");
    }

    /** As the action does it, with no more history than is asked for. */
    void checkOut(Path target, String reference, String depth) throws IOException, InterruptedException {
        git(target, "init", "--quiet");
        git(target, "fetch", "--quiet", "--depth", depth, host.toUri().toString(), reference);
        git(target, "checkout", "--quiet", "--detach", "FETCH_HEAD");
    }

    /** What fixes a stale generated/ by hand. */
    void apply(Path patch) throws IOException, InterruptedException {
        git("apply", patch.toString());
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        git(workspace, arguments);
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        run(folder, command);
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
    }
}

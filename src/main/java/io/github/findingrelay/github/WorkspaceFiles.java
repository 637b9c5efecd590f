package io.github.findingrelay.github;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What makes a folder with accounts.yaml and generated/ a repository on GitHub: workflows that check,
 * deploy and watch it with a release. They are those of the tool's own repository; only the actions
 * that provide the tool are others.
 */
public final class WorkspaceFiles {

    private static final String RESOURCES = "/workspace/";
    private static final String VERSION = ".relay-version";
    private static final String LINT = ".ci/lint-templates";

    /** Where each lies in the jar, by its path in the workspace. */
    private static final SortedMap<String, String> FILES = files();

    private final Release release;

    /** The files for a release. */
    public WorkspaceFiles(Release release) {
        this.release = release;
    }

    /**
     * What has become of each, by paths below the workspace.
     *
     * @param kept those that were there before, whatever is in them
     */
    public record Outcome(List<String> written, List<String> kept) {
        public Outcome {
            written = List.copyOf(written);
            kept = List.copyOf(kept);
        }
    }

    private static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>(Map.of(
                VERSION,
                "relay-version",
                LINT,
                "lint-templates",
                ".gitattributes",
                "gitattributes",
                ".gitignore",
                "gitignore"));
        Stream.of(
                        "CODEOWNERS",
                        "dependabot.yml",
                        "pull_request_template.md",
                        "ISSUE_TEMPLATE/add-an-account.yml",
                        "ISSUE_TEMPLATE/archive-a-finding.yml",
                        "ISSUE_TEMPLATE/config.yml",
                        "actions/hand-over-relay/action.yml",
                        "actions/relay/action.yml",
                        "actions/take-relay/action.yml",
                        "workflows/deploy.yml",
                        "workflows/pull-request.yml",
                        "workflows/remind.yml",
                        "workflows/watch.yml")
                .forEach(name -> files.put(".github/" + name, name));
        return files;
    }

    /**
     * Writes what is missing; a file that is there stays as it is.
     *
     * @throws IOException if a file cannot be written; those before it are there then
     */
    public Outcome write(Path workspace) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        // The current folder is an empty path, and what lies in that has no parent.
        Path folder = workspace.toAbsolutePath();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path target = folder.resolve(file.getKey());
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                kept.add(file.getKey());
            } else {
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.writeString(target, filled(resource(file.getValue())), StandardOpenOption.CREATE_NEW);
                written.add(file.getKey());
            }
        }
        if (written.contains(LINT) && !folder.resolve(LINT).toFile().setExecutable(true, false)) {
            throw new IOException(LINT + " cannot be made executable");
        }
        return new Outcome(written, kept);
    }

    /** What .gitignore of a workspace says. */
    public static String gitignore() throws IOException {
        return resource("gitignore");
    }

    /** What is left to do by hand, in order; one paragraph each. */
    public List<String> next() {
        List<String> steps = new ArrayList<>();
        if (release.sha256().isEmpty()) {
            steps.add("%s: write the checksum of %s behind sha256=; the file SHA256SUMS of the release has it: %s"
                    .formatted(VERSION, fileName(release.archive()), sums()));
        }
        steps.add(".github/CODEOWNERS: name your teams");
        steps.add("commit everything, generated/ too, and push it to the branch main of a repository on GitHub");
        steps.add("on GitHub set the variables RELAY_REGION, RELAY_PLAN_ROLE, RELAY_DEPLOY_ROLE and RELAY_WATCH_ROLE"
                + " (RELAY_REMIND_ROLE switches reminders on), and make the environment 'production'; no secret is"
                + " needed: %s#4-github".formatted(release.document("docs/setup.md")));
        return steps;
    }

    private String sums() {
        return release.archive().substring(0, release.archive().lastIndexOf('/')) + "/SHA256SUMS";
    }

    private static String fileName(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The documents are not in the workspace. */
    private String filled(String text) {
        return text.replace("see docs/", "see " + release.document("docs/"))
                .replace("@upgrade@", release.document("docs/upgrade.md"))
                .replace("@archive@", release.archive())
                .replace("@sha256@", release.sha256().orElse(""));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = WorkspaceFiles.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCES + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

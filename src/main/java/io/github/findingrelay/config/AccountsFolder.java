package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder beside accounts.yaml, in which teams have files of their own. Accounts that somebody has put there and that
 * nobody reads would be noticed by nobody, so that whatever looks like such a file and is none is an error.
 */
public final class AccountsFolder {

    /** Its name in the workspace. */
    public static final String NAME = "accounts.d";

    private static final Pattern PART = Pattern.compile(NAME + "/[^./\\p{Cntrl}][^/\\p{Cntrl}]*\\.yaml");
    private static final Pattern DATA = Pattern.compile(".*\\.(ya?ml|json)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private long room;

    private AccountsFolder(long room) {
        this.room = room;
    }

    /** Whether a path below the workspace is that of a file with owners and accounts. */
    public static boolean has(String path) {
        return PART.matcher(path).matches();
    }

    /** Whether a workspace has such files. */
    public static boolean isIn(Path workspace) {
        return !in(workspace, Long.MAX_VALUE).files().isEmpty();
    }

    /**
     * Reads every file, and says why if one cannot be.
     *
     * @param room how many bytes may be read
     */
    static AccountsFolder in(Path workspace, long room) {
        AccountsFolder folder = new AccountsFolder(room);
        Path path = workspace.resolve(NAME);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            folder.readAll(path);
        } else if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            folder.error(NAME, "this is not a folder; it has the files of teams, or does not exist", "file.misplaced");
        }
        return folder;
    }

    /** By their paths below the workspace. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    List<Diagnostic> problems() {
        return problems;
    }

    private void readAll(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            content.sorted().forEach(this::read);
        } catch (IOException e) {
            error(NAME, "the folder cannot be read: " + e, "file.unreadable");
        }
    }

    private void read(Path file) {
        String name = file.getFileName().toString();
        String path = NAME + "/" + name;
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            folderWithin(path, name);
        } else if (!has(path)) {
            otherName(path, name);
        } else if (Files.isSymbolicLink(file)) {
            error(
                    path,
                    "this is a symbolic link: whoever reviews it does not see what it leads to; put the file itself here",
                    "file.link");
        } else {
            readPart(path, file);
        }
    }

    private void folderWithin(String path, String name) {
        if (!name.startsWith(".")) {
            error(path, "this is a folder; files are read only if they stand in accounts.d itself", "file.misplaced");
        }
    }

    private void otherName(String path, String name) {
        if (name.startsWith(".")) {
            if (DATA.matcher(name).matches()) {
                warning(path, "this file is hidden, and is not read; its name must not begin with a dot");
            }
        } else if (DATA.matcher(name).matches()) {
            error(path, "this file would not be read; its name must end in .yaml", "file.misnamed");
        } else if (!name.toLowerCase(Locale.ROOT).endsWith(".md")) {
            warning(path, "this file is not read; files with accounts have names that end in .yaml");
        }
    }

    private void readPart(String path, Path file) {
        try {
            room -= Files.size(file);
            if (room < 0) {
                problems.add(AccountsSources.tooLargeTogether(path));
            } else {
                files.put(path, Files.readAllBytes(file));
            }
        } catch (IOException e) {
            error(path, "the file cannot be read: " + e, "file.unreadable");
        }
    }

    private void error(String path, String message, String rule) {
        problems.add(Diagnostic.error(path, message, rule));
    }

    private void warning(String path, String message) {
        problems.add(Diagnostic.warning(path, message, "file.not-read"));
    }
}

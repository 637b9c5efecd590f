package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads accounts.yaml, the one file that people edit. */
public final class AccountsFile {

    /** Its name in the workspace. */
    public static final String NAME = "accounts.yaml";

    /** Four times what 10,000 accounts with contacts of their own need. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private AccountsFile() {}

    /** Everything that the file says as of today, or every mistake in it. */
    public static Checked<Organization> read(Path workspace) {
        return read(workspace, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Reads and checks the file.
     *
     * @param today decides which archive rules have expired
     * @return everything the file says, or every mistake in it
     */
    public static Checked<Organization> read(Path workspace, LocalDate today) {
        AccountsSchema.prepare();
        return bytes(workspace).then(bytes -> parse(bytes, today));
    }

    /** The same for a file that accounts are to be added to: its list may have no value yet. */
    public static Checked<Organization> readForAdding(Path workspace, LocalDate today) {
        AccountsSchema.prepare();
        return bytes(workspace).then(bytes -> parseOrEmpty(bytes, today));
    }

    static Checked<byte[]> bytes(Path workspace) {
        Path file = workspace.resolve(NAME);
        try {
            return Files.size(file) > MAX_BYTES ? tooLarge() : Checked.valid(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return invalid("there is no such file; run relay where it is, or name its folder with -C", "file.missing");
        } catch (IOException e) {
            return invalid("the file cannot be read: " + e, "file.unreadable");
        }
    }

    private static <T> Checked<T> tooLarge() {
        return invalid("the file is larger than 16 MiB; nothing in it needs as much", "yaml.too-large");
    }

    static <T> Checked<T> invalid(String message, String rule) {
        return Checked.invalid(Diagnostic.error(NAME, message, rule));
    }

    static Checked<Organization> parseOrEmpty(byte[] bytes, LocalDate today) {
        Checked<Organization> read = parse(bytes, today);
        if (read instanceof Checked.Valid<Organization>) {
            return read;
        }
        CleanText text = CleanText.of(NAME, bytes);
        return AccountsLayout.of(text.text())
                .filter(layout -> text.problems().isEmpty())
                .filter(AccountsLayout.Empty.class::isInstance)
                .map(layout -> new Insertion(text.text()).emptied((AccountsLayout.Empty) layout))
                .map(emptied -> parse(emptied.getBytes(StandardCharsets.UTF_8), today))
                .orElse(read);
    }

    /** The same for a file that is not in the workspace, such as an older one. */
    public static Checked<Organization> parse(byte[] bytes, LocalDate today) {
        if (bytes.length > MAX_BYTES) {
            return tooLarge();
        }
        CleanText text = CleanText.of(NAME, bytes);
        List<Diagnostic> conflicts = MergeConflicts.in(text.source());
        if (!conflicts.isEmpty()) {
            return new Checked.Invalid<>(conflicts);
        }
        Problems problems = new Problems(text.source());
        problems.addAll(text.problems());
        problems.addAll(CutTexts.in(text.source()));
        Optional<YamlNode> read = YamlReader.read(text, problems).map(PastedLinks::takenApart);
        if (read.isEmpty() && problems.isEmpty()) {
            problems.error(1, 1, "the file is empty; see the example in README.md", "yaml.empty");
        }
        read.ifPresent(root -> check(root, today, problems));
        return problems.hasErrors()
                ? new Checked.Invalid<>(problems.sorted())
                : new Checked.Valid<>(OrganizationReader.read(read.orElseThrow()), problems.sorted());
    }

    /** The schema and the rules take about as long, so that both are checked at once. */
    private static void check(YamlNode root, LocalDate today, Problems problems) {
        CompletableFuture<Void> schema = CompletableFuture.runAsync(() -> AccountsSchema.check(root, problems));
        Problems ofRules = problems.ofSameFile();
        Rules.all(today).forEach(rule -> rule.check(root, ofRules));
        schema.join();
        problems.addAll(ofRules.sorted());
    }
}

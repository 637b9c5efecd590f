package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** Reads accounts.yaml, the one file that people edit, and the files that teams have beside it. */
public final class AccountsFile {

    /** Its name in the workspace. */
    public static final String NAME = "accounts.yaml";

    private AccountsFile() {}

    /** Everything that the files say as of today, or every mistake in them. */
    public static Checked<Organization> read(Path workspace) {
        return read(workspace, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * Reads and checks the files.
     *
     * @param today decides which archive rules have expired
     * @return everything the files say, or every mistake in them
     */
    public static Checked<Organization> read(Path workspace, LocalDate today) {
        AccountsSchema.prepare();
        return AccountsSources.in(workspace).then(sources -> parse(sources, today));
    }

    /**
     * The same for files that are not in the workspace, such as older ones.
     *
     * @param texts accounts.yaml, and files of {@link AccountsFolder} in any order
     */
    public static Checked<Organization> parse(Collection<SourceText> texts, LocalDate today) {
        return parse(AccountsSources.of(texts), today);
    }

    /** The same for a single file. */
    public static Checked<Organization> parse(byte[] bytes, LocalDate today) {
        return parse(AccountsSources.of(bytes), today);
    }

    static Checked<Organization> parse(AccountsSources sources, LocalDate today) {
        if (sources.areTooLarge()) {
            return AccountsSources.tooLarge();
        }
        AccountsTree tree = AccountsTree.of(sources);
        YamlNode whole = tree.whole();
        Problems problems = tree.problems();
        check(tree, whole, today, problems);
        return problems.hasErrors()
                ? new Checked.Invalid<>(problems.sorted())
                : new Checked.Valid<>(OrganizationReader.read(whole), problems.sorted());
    }

    /** The schema and the rules take about as long, so that both are checked at once. */
    private static void check(AccountsTree tree, YamlNode whole, LocalDate today, Problems problems) {
        CompletableFuture<Void> schema = CompletableFuture.runAsync(() -> tree.check(whole, problems));
        Problems ofRules = problems.ofSameFile();
        if (tree.complete()) {
            Rules.all(today).forEach(rule -> rule.check(whole, ofRules));
        }
        schema.join();
        problems.addAll(ofRules.sorted());
    }

    static <T> Checked<T> invalid(String message, String rule) {
        return Checked.invalid(Diagnostic.error(NAME, message, rule));
    }
}

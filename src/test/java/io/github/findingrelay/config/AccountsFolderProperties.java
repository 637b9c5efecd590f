package io.github.findingrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In which file something stands makes no difference but to where its mistakes are. */
class AccountsFolderProperties {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final String SETTINGS = """
            organization: {adminAccount: "111111111111", homeRegion: us-east-1, regions: [us-east-1]}
            notifications: {fallback: owner-0, language: ja}
            """;

    /** Their lines, each with the file that it goes to: 0 is accounts.yaml. */
    record Split(
            List<String> owners, List<Integer> filesOfOwners, List<String> accounts, List<Integer> filesOfAccounts) {

        List<SourceText> whole() {
            return List.of(new SourceText(AccountsFile.NAME, SETTINGS + text(owners, accounts)));
        }

        List<SourceText> files() {
            List<SourceText> files = new ArrayList<>();
            for (int file = 3; file >= 0; file--) {
                String text = text(those(owners, filesOfOwners, file), those(accounts, filesOfAccounts, file));
                if (file == 0) {
                    files.add(new SourceText(AccountsFile.NAME, SETTINGS + text));
                } else if (!text.isEmpty()) {
                    files.add(new SourceText("accounts.d/%d.yaml".formatted(file), text));
                }
            }
            return files;
        }

        private static List<String> those(List<String> lines, List<Integer> files, int file) {
            return IntStream.range(0, lines.size())
                    .filter(i -> files.get(i) == file)
                    .mapToObj(lines::get)
                    .toList();
        }

        private static String text(List<String> owners, List<String> accounts) {
            return (owners.isEmpty() ? "" : "owners:\n" + String.join("", owners))
                    + (accounts.isEmpty() ? "" : "accounts:\n" + String.join("", accounts));
        }
    }

    @Property(tries = 200)
    void theOrganizationIsTheSame(@ForAll("valid") Split split) {
        Organization whole = valid(split.whole());
        Organization ofFiles = valid(split.files());

        assertThat(sorted(ofFiles)).isEqualTo(sorted(whole));
        // accounts.yaml first, then the files by name; in each as it is written.
        List<String> order = IntStream.range(0, split.accounts().size())
                .boxed()
                .sorted(Comparator.comparing(split.filesOfAccounts()::get))
                .map(i -> whole.accounts().get(i).id())
                .toList();
        assertThat(ofFiles.accountIds()).containsExactlyElementsOf(order);
    }

    @Property(tries = 5)
    void whatIsRenderedIsTheSame(@ForAll("valid") Split split) {
        assertThat(rendered(split.files())).isEqualTo(rendered(split.whole()));
    }

    @Property(tries = 200)
    void mistakesAreTheSame(@ForAll("any") Split split) {
        assertThat(mistakes(split.files())).containsExactlyInAnyOrderElementsOf(mistakes(split.whole()));
    }

    private static Map<String, String> rendered(List<SourceText> files) {
        Map<String, String> texts = new TreeMap<>();
        Workspace.value(Workspace.render(valid(files)))
                .files()
                .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    /** Without its place. */
    private static List<String> mistakes(List<SourceText> files) {
        return AccountsFile.parse(files, TODAY).diagnostics().stream()
                .map(problem -> problem.message() + problem.rule() + problem.excerpt())
                .toList();
    }

    private static Organization valid(List<SourceText> files) {
        Checked<Organization> read = AccountsFile.parse(files, TODAY);
        // An owner without accounts is noted.
        assertThat(read.diagnostics()).extracting(Diagnostic::rule).allMatch("owner.no-accounts"::equals);
        return ((Checked.Valid<Organization>) read).value();
    }

    private static Organization sorted(Organization organization) {
        return organization.with(organization.accounts().stream()
                .sorted(Comparator.comparing(Account::id))
                .toList());
    }

    @Provide
    Arbitrary<Split> valid() {
        return splits(Arbitraries.just("owner-0"));
    }

    @Provide
    Arbitrary<Split> any() {
        return splits(
                Arbitraries.of("owner-0", "ownr-0", "owner-0, x: 1", "[]", "~", "owner-0, contacts: [{email: x}]"));
    }

    private static Arbitrary<Split> splits(Arbitrary<String> owner) {
        Arbitrary<List<Integer>> files =
                Arbitraries.integers().between(0, 3).list().ofSize(8);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        files,
                        owner.list().ofMinSize(1).ofMaxSize(8),
                        files)
                .as((owners, filesOfOwners, accounts, filesOfAccounts) -> new Split(
                        IntStream.range(0, owners)
                                .mapToObj(i ->
                                        "  owner-%1$d: {name: Owner %1$d, contacts: [{email: o%1$d@example.com}]}\n"
                                                .formatted(i))
                                .toList(),
                        filesOfOwners,
                        IntStream.range(0, accounts.size())
                                .mapToObj(i -> "  - {id: \"%012d\", name: account %d, owner: %s}\n"
                                        .formatted(900 - i, i, accounts.get(i)))
                                .toList(),
                        filesOfAccounts));
    }
}

package io.github.findingrelay.organization;

import static java.util.stream.Collectors.joining;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of each file below {@code src/test/fixtures/account-lists}, or what is wrong with it. */
@BesideOthers
class AccountListTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures/account-lists");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files
                    .filter(file -> file.getFileName().toString().startsWith("accounts."))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isReadAsExpected(Path file) {
        Golden.assertMatches(file.resolveSibling("expected.txt"), text(AccountList.read(file, "owner")));
    }

    private static String text(Checked<AccountList> read) {
        return read instanceof Checked.Valid<AccountList> valid
                ? text(valid.value())
                : Format.TEXT.report(read.diagnostics(), false);
    }

    private static String text(AccountList list) {
        List<ListedAccount> accounts = list.active();
        return accounts.stream()
                        .map(one -> "%s | %s | %s | %s%n"
                                .formatted(
                                        one.id(),
                                        one.name(),
                                        one.claim().source(),
                                        one.claim().text()))
                        .collect(joining())
                + "left out: %d%n".formatted(list.ended());
    }
}

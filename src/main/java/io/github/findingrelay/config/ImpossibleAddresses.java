package io.github.findingrelay.config;

import static java.util.stream.Collectors.toCollection;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Mail addresses that no accounts.yaml can have, since the schema or a rule refuses them. */
public final class ImpossibleAddresses {

    private static final String HEAD = """
        organization: {adminAccount: "111111111111", homeRegion: us-east-1, regions: [us-east-1]}
        notifications: {fallback: o0}
        accounts: []
        owners:
        """;

    private static final int FIRST = (int) HEAD.lines().count() + 1;

    private ImpossibleAddresses() {}

    /** Those among some. Each is in an owner of its own, on a line of its own. */
    public static Set<String> among(List<String> addresses, LocalDate today) {
        StringBuilder file = new StringBuilder(HEAD);
        for (int i = 0; i < addresses.size(); i++) {
            file.append("  o%d: {name: o, contacts: [{email: %s}]}\n".formatted(i, PlainText.quoted(addresses.get(i))));
        }
        return AccountsFile.parse(file.toString().getBytes(StandardCharsets.UTF_8), today).diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(problem -> problem.location().line() - FIRST)
                .filter(line -> line >= 0 && line < addresses.size())
                .map(addresses::get)
                .collect(toCollection(TreeSet::new));
    }
}

package io.github.findingrelay.config;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.github.findingrelay.config.AccountsEdit.Addition;
import io.github.findingrelay.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Accounts that no accounts.yaml can have, by an id or a name that the schema or a rule refuses. */
public final class ImpossibleAdditions {

    private static final String HEAD = """
        organization: {adminAccount: "111111111111", homeRegion: us-east-1, regions: [us-east-1]}
        notifications: {fallback: owner}
        owners: {owner: {name: Owner, contacts: [{email: owner@example.com}]}}
        accounts:
        """;

    private static final int FIRST = (int) HEAD.lines().count() + 1;

    private ImpossibleAdditions() {}

    /** Those among some, by id, each with what is wrong with it. All are in one file, each on a line of its own. */
    public static SortedMap<String, String> among(List<Addition> additions, LocalDate today) {
        String file = additions.stream()
                .map(one -> "  - {id: %s, name: %s, owner: owner}\n"
                        .formatted(PlainText.quoted(one.id()), PlainText.quoted(one.name())))
                .collect(joining("", HEAD, additions.isEmpty() ? "  []\n" : ""));
        return AccountsFile.parse(file.getBytes(StandardCharsets.UTF_8), today).diagnostics().stream()
                .filter(problem -> problem.isError() && problem.location().line() >= FIRST)
                .collect(groupingBy(
                        problem ->
                                additions.get(problem.location().line() - FIRST).id(),
                        TreeMap::new,
                        mapping(Diagnostic::message, joining(", and "))));
    }
}

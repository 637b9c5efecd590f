package io.github.findingrelay.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Accounts outside that archive rules know as principals: messages say so. */
public final class KnownPrincipals {

    /** A template holds 51,200 bytes, and an organization may have many archive rules. */
    private static final int MAX = 100;

    private static final Pattern ACCOUNT = Pattern.compile("\\b\\d{12}\\b");

    private KnownPrincipals() {}

    /** What the rule of each is called: the first that has it. */
    public static SortedMap<String, String> of(List<ArchiveRule> rules) {
        SortedMap<String, String> names = new TreeMap<>();
        for (ArchiveRule rule : rules) {
            rule.match().stream()
                    .filter(criterion -> criterion.key().equals("principal.AWS"))
                    .flatMap(criterion -> criterion.eq().stream())
                    .flatMap(principal -> ACCOUNT.matcher(principal).results())
                    .forEach(account -> names.putIfAbsent(account.group(), rule.name()));
        }
        while (names.size() > MAX) {
            names.remove(names.lastKey());
        }
        return names;
    }
}

package io.github.findingrelay.remind;

import io.github.findingrelay.findings.ExternalFinding;
import io.github.findingrelay.findings.ListedFinding;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What findings come to.
 *
 * @param open how many of them are about public resources
 * @param accounts how many each account has, the most first
 * @param oldest when the first was made
 */
record Tally(int count, int open, Map<String, Integer> accounts, Optional<Instant> oldest) {

    Tally {
        accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    }

    static Tally of(List<ListedFinding> findings) {
        List<ExternalFinding> shown =
                findings.stream().map(ListedFinding::shown).toList();
        Map<String, Integer> accounts = new TreeMap<>();
        shown.forEach(finding -> accounts.merge(finding.ownerAccount(), 1, Integer::sum));
        Map<String, Integer> sorted = new LinkedHashMap<>();
        accounts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Tally(
                shown.size(),
                (int) shown.stream().filter(ExternalFinding::isPublic).count(),
                sorted,
                shown.stream().map(ExternalFinding::createdAt).min(Comparator.naturalOrder()));
    }
}

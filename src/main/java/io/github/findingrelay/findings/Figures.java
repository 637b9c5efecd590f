package io.github.findingrelay.findings;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is counted of findings.
 *
 * @param open how many of them give access to everybody
 * @param resources that they are about
 * @param owners whose resources these are
 * @param oldest empty: there are no findings
 */
record Figures(int findings, int open, int resources, int owners, Optional<Instant> oldest) {

    static Figures of(List<ListedFinding> listed, FindingsByOwner owners) {
        List<ExternalFinding> findings =
                listed.stream().map(ListedFinding::shown).toList();
        return new Figures(
                findings.size(),
                (int) findings.stream().filter(ExternalFinding::isPublic).count(),
                (int) findings.stream().map(Figures::resource).distinct().count(),
                (int) findings.stream()
                        .map(finding -> owners.owner(finding.ownerAccount()).key())
                        .distinct()
                        .count(),
                findings.stream().map(ExternalFinding::createdAt).min(Comparator.naturalOrder()));
    }

    /** AWS leaves it out of some findings that are errors: these are about one resource each. */
    private static String resource(ExternalFinding finding) {
        return finding.resource().isEmpty() ? finding.id() : finding.resource();
    }

    /** The age of the oldest in whole days. */
    long days(Instant now) {
        return oldest.map(since -> days(since, now)).orElse(0L);
    }

    /** Whole days; the clock of this machine may be behind that of AWS. */
    static long days(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    /** For people: {@code 1 day}. */
    static String inDays(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}

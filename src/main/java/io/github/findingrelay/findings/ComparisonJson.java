package io.github.findingrelay.findings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.findingrelay.findings.Comparison.OwnerChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A comparison for scripts; the components are the keys, in their order.
 *
 * @param with when the other list was written, if it says so
 * @param oldest since when the oldest is there that is there still
 * @param notKnown what cannot be called new or gone, since not everything was read
 * @param notes why, and what was asked for in another way
 */
record ComparisonJson(
        Optional<Instant> with,
        @JsonProperty("new") int added,
        int gone,
        int still,
        Optional<Instant> oldest,
        Optional<Long> daysOlder,
        List<OwnerJson> owners,
        Set<String> newPrincipals,
        List<String> newIds,
        List<String> goneIds,
        NotKnownJson notKnown,
        List<String> notes) {

    /** An owner's findings. */
    record OwnerJson(String owner, @JsonProperty("new") int added, int gone, int still) {

        private static OwnerJson of(OwnerChange change) {
            return new OwnerJson(change.owner(), change.added(), change.gone(), change.still());
        }
    }

    /** How many. */
    record NotKnownJson(@JsonProperty("new") int added, int gone) {}

    static ComparisonJson of(ComparisonText text) {
        Comparison comparison = text.comparison();
        return new ComparisonJson(
                comparison.then().at(),
                comparison.added().size(),
                comparison.gone().size(),
                comparison.still().size(),
                comparison.oldest(),
                comparison.daysOlder(),
                comparison.owners().stream().map(OwnerJson::of).toList(),
                comparison.newPrincipals(),
                ids(comparison.added()),
                ids(comparison.gone()),
                new NotKnownJson(
                        comparison.perhapsAdded().size(),
                        comparison.perhapsGone().size()),
                text.remarks());
    }

    private static List<String> ids(List<KnownFinding> findings) {
        return findings.stream().map(KnownFinding::id).toList();
    }
}

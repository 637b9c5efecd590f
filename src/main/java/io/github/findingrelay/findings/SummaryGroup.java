package io.github.findingrelay.findings;

import java.util.Comparator;
import java.util.Optional;

/**
 * Findings that have something in common.
 *
 * @param key what that is, for example the key of an owner
 * @param name what people call it, if accounts.yaml says so
 * @param archiveRule that names the outsider, if one does
 */
record SummaryGroup(String key, Optional<String> name, Optional<String> archiveRule, Figures figures) {

    /** Public access first, then the most findings, then the oldest. */
    static final Comparator<SummaryGroup> ORDER = Comparator.<SummaryGroup, Boolean>comparing(
                    group -> !group.key().equals(OutsidePrincipal.EVERYBODY))
            .thenComparing(group -> -group.figures().findings())
            .thenComparing(group -> group.figures().oldest().orElseThrow())
            .thenComparing(SummaryGroup::key);
}

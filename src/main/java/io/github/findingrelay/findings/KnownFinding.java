package io.github.findingrelay.findings;

import io.github.findingrelay.request.AccountRegion;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has to be known of a finding to recognize it later.
 *
 * @param owner key
 * @param principal who is outside; empty: the list says so for all of its findings together only
 * @param ids of it, first, and of the same access in other Regions, each with the place of its analyzer
 */
record KnownFinding(String owner, String principal, Instant since, Map<String, AccountRegion> ids) {
    KnownFinding {
        ids = Collections.unmodifiableMap(new LinkedHashMap<>(ids));
    }

    static KnownFinding of(ListedFinding listed, FindingsByOwner owners) {
        Map<String, AccountRegion> ids = new LinkedHashMap<>();
        listed.findings()
                .forEach(finding -> ids.put(finding.id(), finding.analyzer().place()));
        ExternalFinding finding = listed.shown();
        return new KnownFinding(
                owners.owner(finding.ownerAccount()).key(), OutsidePrincipal.of(finding), finding.createdAt(), ids);
    }

    /** Of the one that is shown. */
    String id() {
        return ids.keySet().iterator().next();
    }

    /** The same access, of which one list knows more Regions than the other. */
    KnownFinding and(KnownFinding other) {
        Map<String, AccountRegion> all = new LinkedHashMap<>(ids);
        all.putAll(other.ids);
        return new KnownFinding(owner, principal, since, all);
    }
}

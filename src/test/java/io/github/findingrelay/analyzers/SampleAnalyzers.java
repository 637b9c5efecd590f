package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import java.util.Map;
import java.util.Optional;

/** Analyzers for tests. */
public final class SampleAnalyzers {

    private SampleAnalyzers() {}

    /** One of a service provider's. */
    public static ExistingAnalyzer leftBehind(AccountRegion place) {
        return of(place, "cm-access-analyzer", "ACCOUNT", Optional.empty(), Map.of());
    }

    public static ExistingAnalyzer of(
            AccountRegion place, String name, String type, Optional<String> managedBy, Map<String, String> tags) {
        return new ExistingAnalyzer(
                place,
                "arn:aws:access-analyzer:%s:%s:analyzer/%s".formatted(place.region(), place.account(), name),
                name,
                type,
                "ACTIVE",
                managedBy,
                tags);
    }
}

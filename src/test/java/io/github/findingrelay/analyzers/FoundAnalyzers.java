package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import java.util.Map;
import java.util.Optional;

/** Analyzers for tests. */
public final class FoundAnalyzers {

  private FoundAnalyzers() {}

  /** One of a service provider's. */
  public static FoundAnalyzer leftBehind(AccountRegion place) {
    return of(place, "cm-access-analyzer", "ACCOUNT", Optional.empty(), Map.of());
  }

  public static FoundAnalyzer of(
      AccountRegion place,
      String name,
      String type,
      Optional<String> managedBy,
      Map<String, String> tags) {
    return new FoundAnalyzer(
        place,
        "arn:aws:access-analyzer:%s:%s:analyzer/%s"
            .formatted(place.region(), place.account(), name),
        name,
        type,
        "ACTIVE",
        managedBy,
        tags);
  }
}

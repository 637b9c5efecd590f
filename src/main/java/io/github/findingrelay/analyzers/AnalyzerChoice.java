package io.github.findingrelay.analyzers;

import io.github.findingrelay.request.AccountRegion;
import java.util.List;
import java.util.Optional;

/**
 * Which analyzers are deleted.
 *
 * @param prefix of our stacks, whose analyzers are never deleted
 * @param names exact
 * @param types of analyzers that may be deleted
 * @param kept places, or whole accounts, in which nothing is deleted
 */
record AnalyzerChoice(String prefix, List<String> names, List<String> types, List<String> kept) {

    /** Those that report access from outside: what a service provider leaves behind. */
    static final List<String> EXTERNAL = List.of("ACCOUNT", "ORGANIZATION");

    /** Whether it is asked for by its name. */
    boolean isNamed(ExistingAnalyzer analyzer) {
        return names.contains(analyzer.name());
    }

    /** Why an analyzer stays although it is asked for; empty: it is deleted. */
    Optional<String> protection(ExistingAnalyzer analyzer) {
        AccountRegion place = analyzer.place();
        if (analyzer.isOurs(prefix)) {
            return Optional.of("a stack set of %s has made it".formatted(prefix));
        }
        if (analyzer.managedBy().isPresent()) {
            return Optional.of("%s manages it".formatted(analyzer.managedBy().get()));
        }
        if (!types.contains(analyzer.type())) {
            return Optional.of("its type is %1$s; --type %1$s deletes it".formatted(analyzer.type()));
        }
        if (kept.contains(place.account()) || kept.contains(place.account() + "/" + place.region())) {
            return Optional.of("--keep");
        }
        // Credentials of another account than was asked for would delete there.
        String expected = ":%s:%s:analyzer/%s".formatted(place.region(), place.account(), analyzer.name());
        return analyzer.arn().endsWith(expected)
                ? Optional.empty()
                : Optional.of("its ARN is not of the account and Region that were asked");
    }
}

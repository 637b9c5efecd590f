package io.github.findingrelay.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Regions of an account that have not answered, for the same reason.
 *
 * @param reason in AWS's words
 */
public record UnansweredRegions(String account, List<String> regions, String reason) {

    public UnansweredRegions {
        regions = List.copyOf(regions);
    }

    /** By account and reason; of reasons that differ by nothing but the Region's name, the first. */
    public static List<UnansweredRegions> of(Map<AccountRegion, RequestException> refusals) {
        Map<List<String>, UnansweredRegions> grouped = new LinkedHashMap<>();
        refusals.forEach((place, refusal) -> grouped.merge(
                List.of(place.account(), refusal.reason().replace(place.region(), "")),
                new UnansweredRegions(place.account(), List.of(place.region()), refusal.reason()),
                UnansweredRegions::and));
        return List.copyOf(grouped.values());
    }

    private UnansweredRegions and(UnansweredRegions other) {
        return new UnansweredRegions(
                account, Stream.concat(regions.stream(), other.regions.stream()).toList(), reason);
    }

    /**
     * As every report has them.
     *
     * @param names of accounts, by id
     * @param asked how many Regions of each account were asked
     */
    public static List<Unanswered> named(
            Map<AccountRegion, RequestException> refusals, Map<String, String> names, int asked) {
        return of(refusals).stream().map(some -> some.named(names, asked)).toList();
    }

    private Unanswered named(Map<String, String> names, int asked) {
        String name = names.containsKey(account) ? " (%s)".formatted(names.get(account)) : "";
        return new Unanswered("%s%s, %s".formatted(account, name, regions(regions, asked)), reason);
    }

    /** For example {@code eu-west-1, us-east-1}, or {@code all 17 Regions}. */
    public static String regions(List<String> regions, int asked) {
        return regions.size() > 1 && regions.size() == asked
                ? "all %d Regions".formatted(asked)
                : String.join(", ", regions);
    }
}

package io.github.findingrelay.findings;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.findingrelay.request.AccountRegion;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * With what findings were asked for, so that nobody compares what cannot be compared.
 *
 * @param values of each option that was given, without its dashes; of the Regions always; empty: not
 *     known
 */
record Filters(@JsonValue SortedMap<String, List<String>> values) {

    private static final String STATUS = "status";
    private static final String REGION = "region";
    private static final String NOT_SET = "not set";

    Filters {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Those of a list.
     *
     * @param olderThan as it was given: the moment that it means is another one each day
     */
    static Filters of(
            FindingsQuery query, Optional<Integer> olderThan, List<AccountRegion> places, Optional<String> role) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        values.put(STATUS, List.of(query.status().map(FindingStatus::label).orElse("all")));
        put(values, REGION, places.stream().map(AccountRegion::region).toList());
        put(values, "owner", query.accounts().owners());
        put(values, "account", query.accounts().named());
        put(values, "type", query.types());
        put(values, "public", query.publicOnly() ? List.of("true") : List.of());
        put(values, "older-than", olderThan.stream().map(String::valueOf).toList());
        put(values, "role", role.stream().toList());
        return new Filters(values);
    }

    private static void put(SortedMap<String, List<String>> values, String option, Collection<String> given) {
        if (!given.isEmpty()) {
            values.put(option, List.copyOf(new TreeSet<>(given)));
        }
    }

    boolean isKnown() {
        return !values.isEmpty();
    }

    boolean isActiveOnly() {
        return values.getOrDefault(STATUS, List.of()).contains(FindingStatus.ACTIVE.label());
    }

    /** Whether a Region was asked; if that is not known, it was. */
    boolean asked(String region) {
        List<String> regions = values.getOrDefault(REGION, List.of());
        return regions.isEmpty() || regions.contains(region);
    }

    /** For people, one for each option: {@code --owner was payments, and is not set now}. */
    List<String> differences(Filters now) {
        Set<String> options = new TreeSet<>(values.keySet());
        options.addAll(now.values.keySet());
        return options.stream().flatMap(option -> difference(option, now)).toList();
    }

    private Stream<String> difference(String option, Filters now) {
        String was = given(option);
        String is = now.given(option);
        return was.equals(is) ? Stream.empty() : Stream.of("--%s was %s, and is %s now".formatted(option, was, is));
    }

    private String given(String option) {
        return String.join(",", values.getOrDefault(option, List.of(NOT_SET)));
    }
}

package io.github.findingrelay.generate;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message may mention of the event, as {@code <name>}: EventBridge fills it in.
 *
 * <p>It reaches only fields whose names have no spaces, and gives nothing where a field is absent.
 *
 * @param paths name to JSON path in the event
 * @param free those whose values are not from a closed set of AWS's: quotes, backslashes and angle
 *     brackets may be in the path of an IAM role, and so in all that names the role
 * @param standAlone the free ones that no event lacks
 * @param thread the placeholder by which chat groups messages
 */
record Placeholders(Map<String, String> paths, SortedSet<String> free, SortedSet<String> standAlone, String thread) {

    private static final Pattern WRITTEN = Pattern.compile("<([A-Za-z]+)>");

    private static final String FINDING_PATH = "$.detail.findings[0].";

    /** Of a finding that Security Hub reports. */
    static final Placeholders FINDING = new Placeholders(
            Map.ofEntries(
                    Map.entry("id", FINDING_PATH + "Id"),
                    Map.entry("title", FINDING_PATH + "Title"),
                    Map.entry("description", FINDING_PATH + "Description"),
                    Map.entry("severity", FINDING_PATH + "Severity.Label"),
                    Map.entry("resource", FINDING_PATH + "Resources[0].Id"),
                    Map.entry("resourceType", FINDING_PATH + "Resources[0].Type"),
                    Map.entry("region", FINDING_PATH + "Region"),
                    Map.entry("ownerAccount", FINDING_PATH + "ProductFields.ResourceOwnerAccount"),
                    // AWS's own sample of an unused access finding spells it this way.
                    Map.entry("ownerAccountLowerCase", FINDING_PATH + "ProductFields.resourceOwnerAccount"),
                    Map.entry("analyzerAccount", FINDING_PATH + "AwsAccountId"),
                    Map.entry("createdAt", FINDING_PATH + "CreatedAt"),
                    Map.entry("updatedAt", FINDING_PATH + "UpdatedAt"),
                    Map.entry("link", FINDING_PATH + "SourceUrl")),
            set("id", "title", "description", "resource", "link"),
            set("description", "id"),
            "id");

    /** Of a change of a CloudWatch alarm's state. */
    static final Placeholders ALARM = new Placeholders(
            Map.of(
                    "alarm", "$.detail.alarmName",
                    "reason", "$.detail.state.reason",
                    "time", "$.time",
                    "account", "$.account",
                    "region", "$.region"),
            set("reason"),
            set(),
            "alarm");

    Placeholders {
        paths = Collections.unmodifiableMap(new TreeMap<>(paths));
        free = Collections.unmodifiableSortedSet(free);
        standAlone = Collections.unmodifiableSortedSet(standAlone);
    }

    /** The names of those that a text mentions. */
    static Stream<String> in(String text) {
        return WRITTEN.matcher(text).results().map(found -> found.group(1));
    }

    /** Names as people write them. */
    static String written(Collection<String> names, String between) {
        return names.stream().map(name -> "<" + name + ">").collect(Collectors.joining(between));
    }

    private static SortedSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }
}

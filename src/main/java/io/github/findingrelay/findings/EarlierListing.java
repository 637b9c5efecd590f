package io.github.findingrelay.findings;

import io.github.findingrelay.request.AccountRegion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes findings out of the JSON of a list or of a summary. */
final class EarlierListing {

    private static final Pattern ANALYZER = Pattern.compile("arn:[^:]+:access-analyzer:([^:]+):([^:]+):analyzer/(.+)");

    private EarlierListing() {}

    static Listing of(WrittenJson json) {
        if (!json.has("notRead") || !(json.has("listed") || json.has("findings"))) {
            throw json.wrong("this is JSON, but not a list or summary of findings: it lacks 'notRead', or has neither"
                    + " 'findings' nor 'listed'");
        }
        boolean isSummary = json.has("listed");
        return new Listing(
                json.optional("at").map(WrittenJson::moment),
                filters(json),
                isSummary ? summarized(json.get("listed")) : listed(json.get("findings")),
                isSummary ? principals(json.get("groups")) : principalsOf(json.get("findings")),
                notRead(json.get("notRead")));
    }

    private static Filters filters(WrittenJson json) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        json.optional("filters")
                .ifPresent(filters -> filters.entries().forEach((option, given) -> values.put(option, texts(given))));
        return new Filters(values);
    }

    private static List<String> texts(WrittenJson json) {
        return json.items().stream().map(WrittenJson::text).toList();
    }

    private static Set<AccountRegion> notRead(WrittenJson json) {
        return json.items().stream()
                .flatMap(some ->
                        AccountRegion.each(List.of(some.get("account").text()), texts(some.get("regions"))).stream())
                .collect(Collectors.toSet());
    }

    private static List<KnownFinding> summarized(WrittenJson places) {
        List<KnownFinding> findings = new ArrayList<>();
        for (WrittenJson place : places.items()) {
            String owner = place.get("owner").text();
            AccountRegion where = analyzer(place.get("analyzer"));
            Map<String, WrittenJson> others =
                    place.optional("otherRegions").map(WrittenJson::entries).orElse(Map.of());
            place.get("since").entries().forEach((id, since) -> {
                Map<String, AccountRegion> ids = new LinkedHashMap<>(Map.of(id, where));
                Optional.ofNullable(others.get(id)).ifPresent(regions -> ids.putAll(elsewhere(regions, where)));
                findings.add(new KnownFinding(owner, "", since.moment(), ids));
            });
        }
        return findings;
    }

    private static AccountRegion analyzer(WrittenJson json) {
        Matcher arn = ANALYZER.matcher(json.text());
        if (!arn.matches()) {
            throw json.not("the ARN of an analyzer");
        }
        return new AccountRegion(arn.group(2), arn.group(1));
    }

    private static Map<String, AccountRegion> elsewhere(WrittenJson regions, AccountRegion where) {
        Map<String, AccountRegion> ids = new LinkedHashMap<>();
        regions.entries().forEach((region, id) -> ids.put(id.text(), new AccountRegion(where.account(), region)));
        return ids;
    }

    private static Set<String> principals(WrittenJson groups) {
        return groups.get("principal").items().stream()
                .map(group -> group.get("key").text())
                .collect(Collectors.toSet());
    }

    /** What the Regions say of the same role is joined, if the list does not do so by itself. */
    private static List<KnownFinding> listed(WrittenJson findings) {
        Map<List<Object>, KnownFinding> known = new LinkedHashMap<>();
        for (WrittenJson finding : findings.items()) {
            known.merge(likeness(finding), finding(finding), KnownFinding::and);
        }
        return List.copyOf(known.values());
    }

    private static List<Object> likeness(WrittenJson finding) {
        AccountRegion where = analyzer(finding.get("analyzer"));
        if (!finding.get("resourceType").text().equals(ExternalFinding.ROLE)) {
            return List.of(where, finding.get("id").text());
        }
        return List.of(
                where.account(),
                finding.get("analyzer").text().replace(":" + where.region() + ":", "::"),
                finding.get("resource").text(),
                finding.get("status").text(),
                finding.get("principal").node(),
                finding.get("public").flag(),
                finding.get("condition").node());
    }

    private static KnownFinding finding(WrittenJson finding) {
        AccountRegion where = analyzer(finding.get("analyzer"));
        Map<String, AccountRegion> ids =
                new LinkedHashMap<>(Map.of(finding.get("id").text(), where));
        finding.optional("otherRegions").ifPresent(regions -> ids.putAll(elsewhere(regions, where)));
        Instant since = finding.get("since").moment();
        return new KnownFinding(finding.get("owner").text(), principal(finding), since, ids);
    }

    private static Set<String> principalsOf(WrittenJson findings) {
        return findings.items().stream().map(EarlierListing::principal).collect(Collectors.toSet());
    }

    private static String principal(WrittenJson finding) {
        Map<String, String> principal = new TreeMap<>();
        finding.get("principal").entries().forEach((kind, who) -> principal.put(kind, who.text()));
        return OutsidePrincipal.of(
                principal,
                finding.get("public").flag(),
                finding.optional("error").map(WrittenJson::text).orElse(""));
    }
}

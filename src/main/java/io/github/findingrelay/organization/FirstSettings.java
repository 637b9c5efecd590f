package io.github.findingrelay.organization;

import io.github.findingrelay.config.Regions;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.TrustZone;
import io.github.findingrelay.organization.Surroundings.SeenAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of an organization that has none yet, and why they are so.
 *
 * @param regions the home Region first
 * @param makesAggregator whether the finding aggregator is to be made
 */
record FirstSettings(
        Landscape landscape,
        String home,
        List<String> regions,
        TrustZone zone,
        boolean makesAggregator,
        List<Remark> remarks) {

    /** Begins the name of everything, unless somebody changes it. */
    private static final String PREFIX = "finding-relay";

    /** What is more would be no help. */
    private static final int EXAMPLES = 5;

    FirstSettings {
        regions = List.copyOf(regions);
        remarks = List.copyOf(remarks);
    }

    /**
     * Decides.
     *
     * @param wished the Region that somebody has named as home Region, in whatever way
     * @param usual where the questions were asked
     */
    static FirstSettings of(Landscape landscape, Optional<String> wished, String usual) {
        List<Remark> remarks = new ArrayList<>();
        admin(landscape, remarks);
        String home = home(landscape, wished, usual, remarks);
        List<String> regions = regions(landscape, home, remarks);
        boolean makes = landscape.hasAggregator().filter(there -> !there).isPresent() && regions.size() > 1;
        if (makes) {
            remarks.add(Remark.at("home", "todo.home.new"));
        }
        TrustZone zone = zone(landscape, remarks);
        return new FirstSettings(landscape, home, regions, zone, makes, remarks);
    }

    private static void admin(Landscape landscape, List<Remark> remarks) {
        if (!landscape.isAdmin()) {
            remarks.add(Remark.at("admin", "todo.admin", landscape.account(), landscape.admin()));
        } else {
            boolean delegated = landscape.securityHub().orElse(Set.of()).contains(landscape.account());
            remarks.add(Remark.at("admin", delegated ? "admin.delegated" : "admin.account"));
            if (landscape.securityHub().isEmpty()) {
                remarks.add(Remark.at("admin", "todo.admin.unknown"));
            }
        }
    }

    private static String home(Landscape landscape, Optional<String> wished, String usual, List<Remark> remarks) {
        Optional<FindingAggregator> aggregator = landscape.aggregator();
        if (aggregator.isPresent()) {
            String home = aggregator.get().home();
            boolean other = wished.filter(region -> !region.equals(home)).isPresent();
            remarks.add(
                    other ? Remark.at("home", "todo.home.other", wished.get()) : Remark.at("home", "home.aggregator"));
            return home;
        }
        if (landscape.hasAggregator().isEmpty()) {
            remarks.add(Remark.at("home", "todo.home.unknown"));
        }
        if (isPossible(landscape, usual)) {
            return usual;
        }
        remarks.add(Remark.at("home", "todo.home.opt-in", usual));
        Set<String> enabled = landscape.enabledRegions().orElse(Set.of());
        return Stream.concat(Stream.of("us-east-1").filter(enabled::contains), new TreeSet<>(enabled).stream())
                .filter(region -> isPossible(landscape, region))
                .findFirst()
                .orElse("us-east-1");
    }

    private static boolean isPossible(Landscape landscape, String region) {
        return Regions.of(landscape.partition()).contains(region) && !Regions.isOptIn(region);
    }

    private static List<String> regions(Landscape landscape, String home, List<Remark> remarks) {
        SortedSet<String> enabled = new TreeSet<>(landscape.enabledRegions().orElse(Set.of()));
        SortedSet<String> unknown = new TreeSet<>(enabled);
        unknown.removeAll(Regions.of(landscape.partition()));
        enabled.removeAll(unknown);
        SortedSet<String> unlinked = enabled.stream()
                .filter(region -> landscape
                        .aggregator()
                        .filter(aggregator -> !aggregator.links(region))
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
        enabled.removeAll(unlinked);
        enabled.remove(home);
        if (landscape.enabledRegions().isEmpty()) {
            remarks.add(Remark.at("regions", "todo.regions.unknown"));
        } else {
            boolean linked = landscape.aggregator().isPresent();
            remarks.add(Remark.at("regions", linked ? "regions.linked" : "regions.enabled"));
        }
        remark(remarks, "todo.regions.unlinked", unlinked);
        remark(remarks, "todo.regions.unsupported", unknown);
        return Stream.concat(Stream.of(home), enabled.stream()).toList();
    }

    private static void remark(List<Remark> remarks, String key, SortedSet<String> regions) {
        if (!regions.isEmpty()) {
            remarks.add(Remark.at("regions", key, String.join(", ", regions)));
        }
    }

    /** Analyzers that others make are left to them: two of the organization report everything twice. */
    private static TrustZone zone(Landscape landscape, List<Remark> remarks) {
        Set<String> delegates = landscape.accessAnalyzer().orElse(Set.of());
        if (!delegates.isEmpty() && !delegates.contains(landscape.admin())) {
            String others = String.join(", ", new TreeSet<>(delegates));
            remarks.add(Remark.at("zone", "todo.zone.delegated", others, landscape.admin()));
            return TrustZone.NONE;
        }
        String organization = seen(landscape, "ORGANIZATION");
        if (!organization.isEmpty()) {
            remarks.add(Remark.at("zone", "todo.zone.existing", organization));
            return TrustZone.NONE;
        }
        if (landscape.accessAnalyzer().isEmpty()) {
            remarks.add(Remark.at("zone", "todo.zone.unknown", landscape.admin()));
        } else if (landscape.isAdmin()) {
            remarks.add(Remark.at("zone", "zone.ours"));
        }
        String account = seen(landscape, "ACCOUNT");
        if (!account.isEmpty()) {
            remarks.add(Remark.at("zone", "zone.account", account));
        }
        return TrustZone.ORGANIZATION;
    }

    private static String seen(Landscape landscape, String type) {
        String ours = new ResourceNames(PREFIX).analyzers();
        Map<String, List<String>> regions = landscape.analyzers().stream()
                .filter(analyzer ->
                        analyzer.type().equals(type) && !analyzer.name().startsWith(ours))
                .collect(Collectors.groupingBy(
                        SeenAnalyzer::name,
                        TreeMap::new,
                        Collectors.mapping(SeenAnalyzer::region, Collectors.toList())));
        String some = regions.entrySet().stream()
                .limit(EXAMPLES)
                .map(one -> "%s (%s)"
                        .formatted(
                                one.getKey(), one.getValue().stream().sorted().collect(Collectors.joining(", "))))
                .collect(Collectors.joining("; "));
        return some + (regions.size() > EXAMPLES ? "; …" : "");
    }
}

package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.model.Partition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Regions exist in the partition, and those that are needed are listed. */
final class RegionRules {

    private RegionRules() {}

    /** Which Regions a partition has that we do not know, nobody can say. */
    static Stream<Mistake> unknown(YamlNode root) {
        return written(root)
                        .filter(name -> Partition.of(name.text()).isEmpty())
                        .findAny()
                        .isPresent()
                ? Stream.empty()
                : unknown(root, partition(root));
    }

    private static Stream<Mistake> unknown(YamlNode root, Partition partition) {
        Set<String> known = Regions.of(partition);
        List<YamlScalar> all = Stream.concat(needed(root), listed(root)).toList();
        String message = "there is no Region '%s' in partition " + partition.id();
        return Stream.of(
                        all.stream()
                                .filter(region -> !known.contains(region.text()))
                                .flatMap(region -> elsewhere(region, message)),
                        all.stream()
                                .flatMap(region -> RegionPlaces.region(region.text())
                                        .filter(known::contains)
                                        .map(code -> new Mistake(
                                                region,
                                                message.formatted(region.text()) + "; did you mean '" + code + "'?"))
                                        .stream()),
                        Mistake.unknown(
                                all.stream()
                                        .filter(region ->
                                                Regions.partition(region.text()).isEmpty())
                                        .filter(region -> RegionPlaces.region(region.text())
                                                .filter(known::contains)
                                                .isEmpty()),
                                known,
                                message,
                                "; its Regions are " + String.join(", ", known)))
                .flatMap(mistakes -> mistakes);
    }

    private static Stream<Mistake> elsewhere(YamlScalar region, String message) {
        return Regions.partition(region.text()).stream()
                .map(other -> new Mistake(
                        region,
                        message.formatted(region.text())
                                + "; it is in %s, which 'partition' under 'organization' would have to say"
                                        .formatted(other.id())));
    }

    static Stream<YamlScalar> notListed(YamlNode root) {
        Set<String> known = Regions.of(partition(root));
        Set<String> listed = listed(root).map(YamlScalar::text).collect(Collectors.toSet());
        return needed(root)
                .filter(region -> !listed.isEmpty() && !listed.contains(region.text()))
                .filter(region -> known.contains(region.text()));
    }

    /** Findings come together in the home Region, and Security Hub takes no such Region for it. */
    static Stream<Mistake> optInHome(YamlNode root) {
        Optional<String> better = listed(root)
                .map(YamlScalar::text)
                .filter(region ->
                        !Regions.isOptIn(region) && Regions.of(Partition.AWS).contains(region))
                .findFirst();
        return root.texts("organization", "homeRegion")
                .filter(region -> Regions.isOptIn(region.text()))
                .filter(region -> Regions.of(partition(root)).contains(region.text()))
                .map(region -> new Mistake(
                        region,
                        "'%s' cannot be the home Region: it is disabled by default, and Security Hub gathers findings in Regions that every account has; use %s, and leave '%1$s' under organization.regions"
                                .formatted(region.text(), better.orElse("another such as us-east-1"))));
    }

    private static Stream<YamlScalar> needed(YamlNode root) {
        return Stream.concat(root.texts("organization", "homeRegion"), root.texts("notifications", "roleRegion"));
    }

    private static Stream<YamlScalar> listed(YamlNode root) {
        return root.texts("organization", "regions", ANY);
    }

    private static Stream<YamlScalar> written(YamlNode root) {
        return root.texts("organization", "partition");
    }

    /** That of the organization, or the usual one. */
    static Partition partition(YamlNode root) {
        return written(root)
                .flatMap(name -> Partition.of(name.text()).stream())
                .findFirst()
                .orElse(Partition.AWS);
    }
}

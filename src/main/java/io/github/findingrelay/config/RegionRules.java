package io.github.findingrelay.config;

import static io.github.findingrelay.config.YamlNode.ANY;

import io.github.findingrelay.model.Partition;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Regions exist in the partition, and those that are needed are listed. */
final class RegionRules {

    private RegionRules() {}

    static Stream<Mistake> unknown(YamlNode root) {
        Partition partition = partition(root);
        Set<String> known = Regions.of(partition);
        return Mistake.unknown(
                Stream.concat(needed(root), root.texts("organization", "regions", ANY)),
                known,
                "there is no Region '%s' in partition " + partition.id(),
                "; its Regions are " + String.join(", ", known));
    }

    static Stream<YamlScalar> notListed(YamlNode root) {
        Set<String> known = Regions.of(partition(root));
        Set<String> listed =
                root.texts("organization", "regions", ANY).map(YamlScalar::text).collect(Collectors.toSet());
        return needed(root)
                .filter(region -> !listed.isEmpty() && !listed.contains(region.text()))
                .filter(region -> known.contains(region.text()));
    }

    private static Stream<YamlScalar> needed(YamlNode root) {
        return Stream.concat(root.texts("organization", "homeRegion"), root.texts("notifications", "roleRegion"));
    }

    /** That of the organization, or the usual one. */
    static Partition partition(YamlNode root) {
        return root.texts("organization", "partition")
                .flatMap(name -> Partition.of(name.text()).stream())
                .findFirst()
                .orElse(Partition.AWS);
    }
}

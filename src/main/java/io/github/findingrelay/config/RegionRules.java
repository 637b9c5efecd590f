package io.github.findingrelay.config;

import io.github.findingrelay.model.Partition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Regions exist in the partition, once, and those that are needed are listed. */
final class RegionRules {

  static final List<Rule> ALL =
      List.of(RegionRules::unknown, RegionRules::listedTwice, RegionRules::notListed);

  private RegionRules() {}

  private static void unknown(YamlNode root, Problems problems) {
    Partition partition = partition(root);
    Set<String> known = Regions.of(partition);
    Stream.of(
            root.texts("organization", "homeRegion"),
            root.texts("organization", "regions", YamlNode.ANY),
            root.texts("notifications", "roleRegion"))
        .flatMap(regions -> regions)
        .filter(region -> !known.contains(region.text()))
        .forEach(
            region ->
                problems.error(
                    region,
                    "there is no Region '%s' in partition %s%s"
                        .formatted(
                            region.text(),
                            partition.id(),
                            Suggestion.of(region.text(), known)
                                .orElse("; its Regions are " + String.join(", ", known))),
                    "region.unknown"));
  }

  private static Partition partition(YamlNode root) {
    return root.texts("organization", "partition")
        .flatMap(name -> Partition.of(name.text()).stream())
        .findFirst()
        .orElse(Partition.AWS);
  }

  private static void listedTwice(YamlNode root, Problems problems) {
    Seen.twice(
        root.texts("organization", "regions", YamlNode.ANY),
        (region, first) ->
            problems.error(
                region,
                "Region '" + region.text() + "' is listed twice; remove one",
                "region.duplicate"));
  }

  private static void notListed(YamlNode root, Problems problems) {
    Set<String> listed =
        root.texts("organization", "regions", YamlNode.ANY)
            .map(YamlScalar::text)
            .collect(Collectors.toSet());
    if (listed.isEmpty()) {
      return;
    }
    Set<String> known = Regions.of(partition(root));
    Stream.concat(
            root.texts("organization", "homeRegion"), root.texts("notifications", "roleRegion"))
        .filter(region -> known.contains(region.text()))
        .filter(region -> !listed.contains(region.text()))
        .forEach(
            region ->
                problems.error(
                    region,
                    "Region '"
                        + region.text()
                        + "' is not under organization.regions; without an analyzer there, nothing"
                        + " is found",
                    "region.not-listed"));
  }
}

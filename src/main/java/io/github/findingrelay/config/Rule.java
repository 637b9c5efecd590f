package io.github.findingrelay.config;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the schema cannot say, because it is about two places of the file or about the world.
 *
 * <p>A rule runs even when the schema found mistakes, so that all are reported in one run. It
 * therefore looks only at nodes of the form it expects, and leaves the others to the schema.
 */
@FunctionalInterface
interface Rule {

  void check(YamlNode root, Problems problems);

  /**
   * All rules.
   *
   * @param today decides which archive rules have expired
   */
  static List<Rule> all(LocalDate today) {
    return Stream.of(
            OwnerRules.ALL,
            AccountRules.ALL,
            ContactRules.ALL,
            RegionRules.ALL,
            OrganizationRules.ALL,
            NotificationRules.ALL,
            TextRules.ALL,
            ArchiveRules.all(today))
        .flatMap(List::stream)
        .toList();
  }
}

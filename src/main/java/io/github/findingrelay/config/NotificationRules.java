package io.github.findingrelay.config;

import java.util.List;

/** Somebody receives what no other rule matches. */
final class NotificationRules {

  static final List<Rule> ALL =
      List.of(
          NotificationRules::fallbackMissing,
          NotificationRules::sharedOwnerMissing,
          NotificationRules::sharedOwnerUnused,
          NotificationRules::severityListedTwice);

  private NotificationRules() {}

  private static void fallbackMissing(YamlNode root, Problems problems) {
    root.mappings("notifications")
        .filter(notifications -> !isShared(root) && notifications.get("fallback") == null)
        .forEach(
            notifications ->
                problems.error(
                    notifications,
                    "notifications needs 'fallback': the owner who receives what no other rule"
                        + " matches",
                    "notifications.no-fallback"));
  }

  private static void sharedOwnerMissing(YamlNode root, Problems problems) {
    root.mappings("notifications")
        .filter(notifications -> isShared(root) && notifications.get("sharedOwner") == null)
        .forEach(
            notifications ->
                problems.error(
                    notifications,
                    "routing 'shared' needs 'sharedOwner': the owner who receives everything",
                    "notifications.no-shared-owner"));
  }

  private static void sharedOwnerUnused(YamlNode root, Problems problems) {
    if (!isShared(root)) {
      root.mappings("notifications")
          .filter(notifications -> notifications.get("sharedOwner") != null)
          .map(notifications -> notifications.entry("sharedOwner").key())
          .forEach(
              key ->
                  problems.error(
                      key,
                      "'sharedOwner' has a meaning only with routing: shared; remove it",
                      "notifications.unused-shared-owner"));
    }
  }

  private static void severityListedTwice(YamlNode root, Problems problems) {
    Seen.twice(
        root.texts("notifications", "severities", YamlNode.ANY),
        (severity, first) ->
            problems.error(
                severity,
                "severity '" + severity.text() + "' is listed twice; remove one",
                "notifications.duplicate-severity"));
  }

  private static boolean isShared(YamlNode root) {
    return root.texts("notifications", "routing").anyMatch(r -> r.text().equals("shared"));
  }
}

package io.github.findingrelay.findings;

import java.util.Locale;

/** What has become of a finding. */
enum FindingStatus {
  /** Somebody outside has access. */
  ACTIVE,
  /** Somebody outside has access, and that is intended. */
  ARCHIVED,
  /** The access is gone. Access Analyzer forgets the finding 90 days later. */
  RESOLVED;

  /** For people. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.github.findingrelay.findings;

import io.github.findingrelay.model.ArchiveRule;
import io.github.findingrelay.model.Organization;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** An archive rule for accounts.yaml that matches one access and no other. */
record ArchiveRuleSnippet(Organization organization, ExternalFinding finding) {

  /** A name is at most 255 characters long, and people have to read it. */
  private static final int NAME = 60;

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("  - name: %s\n".formatted(name()));
    text.append("    reason: Say here why this is intended.\n");
    text.append("    approvedBy: %s\n".formatted(organization.notifications().fallback().key()));
    text.append("    match:\n");
    criterion(text, "resourceOwnerAccount", finding.ownerAccount());
    criterion(text, "resourceType", finding.type());
    criterion(text, "resource", finding.resource());
    if (finding.isPublic()) {
      criterion(text, "isPublic", "true");
    } else {
      finding.principal().forEach((kind, who) -> criterion(text, "principal." + kind, who));
    }
    if (!finding.error().isEmpty()) {
      criterion(text, "error", finding.error());
    }
    return text.toString();
  }

  private static void criterion(StringBuilder text, String key, String value) {
    text.append(
        "      %s: {eq: [\"%s\"]}\n"
            .formatted(key, value.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  /** After the resource; another one than those that are there. */
  private String name() {
    String last = finding.resource().replaceAll(".*[:/]", "").replaceAll("[^A-Za-z0-9-]+", "-");
    String type = finding.type().replaceAll(".*:", "").toLowerCase(Locale.ROOT);
    String name = type + "-" + last.replaceAll("^-|-$", "");
    String shorter = name.substring(0, Math.min(NAME, name.length()));
    Set<String> taken =
        organization.archiveRules().stream().map(ArchiveRule::name).collect(Collectors.toSet());
    String free = shorter;
    for (int i = 2; taken.contains(free); i++) {
      free = shorter + "-" + i;
    }
    return free;
  }
}

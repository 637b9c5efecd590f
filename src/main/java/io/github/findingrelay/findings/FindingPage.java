package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.List;
import java.util.stream.Collectors;

/** All that is known of a finding, and what can be done. */
record FindingPage(Organization organization, ListedFinding access) {

  String text() {
    ExternalFinding finding = access.shown();
    StringBuilder text = new StringBuilder(Printable.of(finding.resource())).append('\n');
    line(text, "finding", finding.id());
    line(text, "status", finding.status().label());
    line(text, "owner", owner(finding));
    line(text, "account", account(finding));
    line(text, "type", finding.type());
    line(text, "who", finding.isPublic() ? "EVERYBODY" : finding.who());
    line(text, "may", String.join(", ", finding.actions()));
    line(
        text,
        "if",
        finding.condition().entrySet().stream()
            .map(condition -> condition.getKey() + " is " + condition.getValue())
            .collect(Collectors.joining(" and ")));
    line(text, "through", String.join(", ", finding.sources()));
    line(text, "error", finding.error());
    line(
        text,
        "found",
        "%s, last changed %s, last looked at %s"
            .formatted(
                FindingsText.day(finding.createdAt()),
                FindingsText.day(finding.updatedAt()),
                FindingsText.day(finding.analyzedAt())));
    line(text, "Region", finding.region());
    List<ExternalFinding> others = access.findings().subList(1, access.findings().size());
    others.forEach(other -> line(text, "also", "%s  %s".formatted(other.id(), other.region())));
    line(
        text,
        "analyzer",
        "%s of account %s"
            .formatted(finding.analyzer().name(), finding.analyzer().place().account()));
    return text.append('\n').append(whatToDo(finding, !others.isEmpty())).append('\n').toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append("  %-9s %s%n".formatted(label, Printable.of(value)));
    }
  }

  private String owner(ExternalFinding finding) {
    Owner owner = new FindingsByOwner(organization).owner(finding.ownerAccount());
    return "%s (%s)".formatted(owner.name(), owner.key());
  }

  private String account(ExternalFinding finding) {
    return new FindingsByOwner(organization)
        .account(finding.ownerAccount())
        .map(Account::name)
        .map(name -> "%s (%s)".formatted(finding.ownerAccount(), name))
        .orElse(
            "%s: %s, so that it is the fallback's"
                .formatted(finding.ownerAccount(), FindingsText.UNKNOWN));
  }

  private String whatToDo(ExternalFinding finding, boolean elsewhere) {
    String options =
        "%s --reason '...'%s".formatted(finding.id(), elsewhere ? " --all-regions" : "");
    if (finding.status() == FindingStatus.RESOLVED) {
      return "Nobody has this access any more: nothing is to be done.\n";
    }
    return finding.status() == FindingStatus.ARCHIVED
        ? "If it is not intended any more:\n\n  ./relay findings reopen %s\n".formatted(options)
        : """
          If it is not intended, remove the access; the finding then resolves by itself. If it is:

            ./relay findings archive %s

          Or, reviewed and for good, under archiveRules of accounts.yaml:

          %s"""
            .formatted(options, new ArchiveRuleSnippet(organization, finding).text());
  }
}

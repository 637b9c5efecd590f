package io.github.findingrelay.findings;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.findings.FindingsByOwner.OwnedFindings;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Owner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Findings for a terminal: in 80 columns, unless an ARN is long. */
final class FindingsText {

  /** Instead of an account's name. */
  static final String UNKNOWN = "not in accounts.yaml";

  private static final int WIDTH = 80;

  private final FindingsReport report;
  private final FindingsByOwner owners;

  FindingsText(FindingsReport report) {
    this.report = report;
    this.owners = report.owners();
  }

  String text() {
    StringBuilder text = new StringBuilder(report.title()).append('\n');
    for (OwnedFindings share : owners.shares(report.found())) {
      text.append('\n').append(heading(share)).append('\n');
      String account = "";
      for (ListedFinding access : share.found()) {
        String next = access.shown().ownerAccount();
        if (!next.equals(account)) {
          account = next;
          text.append("  ").append(account(next)).append('\n');
        }
        append(text, access);
      }
    }
    String remarks = report.remarksText();
    return text.append(remarks.isEmpty() ? "" : "\n" + remarks).toString();
  }

  private static String heading(OwnedFindings share) {
    Owner owner = share.owner();
    return "%s (%s): %s".formatted(owner.name(), owner.key(), counted("", share.found()));
  }

  /**
   * For example {@code 3 active findings, 1 public}.
   *
   * @param kind with a space at its end, or empty
   */
  static String counted(String kind, List<ListedFinding> found) {
    long open = found.stream().filter(access -> access.shown().isPublic()).count();
    return "%d %sfinding%s%s"
        .formatted(
            found.size(),
            kind,
            found.size() == 1 ? "" : "s",
            open == 0 ? "" : ", " + open + " public");
  }

  private String account(String id) {
    return "%s %s".formatted(id, owners.account(id).map(Account::name).orElse(UNKNOWN));
  }

  private void append(StringBuilder text, ListedFinding access) {
    ExternalFinding finding = access.shown();
    String resource = "    " + Printable.of(finding.resource());
    String who = " <- " + Printable.of(who(finding));
    boolean fits = resource.length() + who.length() <= WIDTH;
    text.append(resource).append(fits ? "" : "\n     ").append(who).append('\n');
    text.append(
        "      %s  %-17s  %s%s%n"
            .formatted(
                day(finding.createdAt()),
                where(access),
                finding.id(),
                finding.status() == FindingStatus.ACTIVE ? "" : "  " + finding.status().label()));
  }

  private String who(ExternalFinding finding) {
    String who = finding.isPublic() ? "EVERYBODY" : finding.who();
    return finding.principal().values().stream()
        .flatMap(principal -> owners.account(principal).stream())
        .findFirst()
        .map(known -> "%s (%s)".formatted(who, known.name()))
        .orElse(who);
  }

  private static String where(ListedFinding access) {
    int others = access.regions().size() - 1;
    return access.shown().region() + (others == 0 ? "" : " +" + others);
  }

  /** In UTC. */
  static String day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}

package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Markdown;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings by owner, and what is missing among them.
 *
 * @param title what they are, for example {@code 3 active findings}
 * @param found what is shown
 * @param notes what is not asked on purpose
 */
record FindingsReport(
    Organization organization,
    String title,
    List<ListedFinding> found,
    FindingsReading reading,
    List<String> notes) {

  private static final List<String> HEADINGS =
      List.of(
          "owner",
          "account",
          "name",
          "Region",
          "type",
          "resource",
          "who",
          "public",
          "since",
          "status",
          "id");

  FindingsReport {
    found = List.copyOf(found);
    notes = List.copyOf(notes);
  }

  /** Prints it; the exit code says whether anything is missing. */
  ExitCode print(Console console, Format format) {
    switch (format) {
      default -> console.result(new FindingsText(this).text());
      case JSON -> console.result(new FindingsJson(this).text());
      case CSV -> {
        console.result(table().csv());
        console.problem(remarksText());
      }
      case MARKDOWN -> console.result(markdown());
    }
    return reading.gaps().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  FindingsByOwner owners() {
    return new FindingsByOwner(organization);
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("%s\n".formatted(Markdown.withoutMentions(title)));
    if (!found.isEmpty()) {
      page.append('\n').append(table().markdown());
    }
    remarks()
        .forEach(line -> page.append("\n> ").append(Markdown.withoutMentions(line)).append('\n'));
    return page.toString();
  }

  private Table table() {
    FindingsByOwner owners = owners();
    return new Table(
        HEADINGS,
        owners.shares(found).stream()
            .flatMap(
                share ->
                    share.found().stream().map(access -> row(share.owner().key(), access, owners)))
            .toList());
  }

  private static List<String> row(String owner, ListedFinding access, FindingsByOwner owners) {
    ExternalFinding finding = access.shown();
    return List.of(
        owner,
        finding.ownerAccount(),
        owners.account(finding.ownerAccount()).map(Account::name).orElse(FindingsText.UNKNOWN),
        String.join(" ", access.regions()),
        finding.type(),
        Printable.of(finding.resource()),
        Printable.of(finding.who()),
        finding.isPublic() ? "yes" : "no",
        FindingsText.day(finding.createdAt()),
        finding.status().label(),
        finding.id());
  }

  String remarksText() {
    StringBuilder text = new StringBuilder();
    remarks().forEach(line -> text.append("! ").append(line).append('\n'));
    return text.toString();
  }

  /** What is missing, and why. */
  List<String> remarks() {
    List<String> lines = new ArrayList<>();
    for (FindingsReading.Gap gap : reading.gaps()) {
      lines.add(
          "not read: %s of account %s: %s"
              .formatted(regions(gap.regions()), named(gap.account()), Printable.of(gap.reason())));
    }
    Map<List<String>, List<String>> accounts = new LinkedHashMap<>();
    withoutAnalyzer()
        .forEach(
            (account, regions) ->
                accounts.computeIfAbsent(regions, k -> new ArrayList<>()).add(named(account)));
    accounts.forEach(
        (regions, some) ->
            lines.add(
                "no analyzer of external access: %s of account %s"
                    .formatted(regions(regions), String.join(", ", some))));
    lines.addAll(notes);
    return lines;
  }

  private Map<String, List<String>> withoutAnalyzer() {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    for (AccountRegion place : reading.withoutAnalyzer()) {
      regions.computeIfAbsent(place.account(), k -> new ArrayList<>()).add(place.region());
    }
    return regions;
  }

  private String named(String account) {
    return owners()
        .account(account)
        .map(known -> "%s (%s)".formatted(account, known.name()))
        .orElse(account);
  }

  private String regions(List<String> names) {
    return names.size() > 1 && names.size() == organization.regions().size()
        ? "all %d Regions".formatted(names.size())
        : String.join(", ", names);
  }
}

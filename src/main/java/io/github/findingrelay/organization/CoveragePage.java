package io.github.findingrelay.organization;

import io.github.findingrelay.config.AccountPlaces;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Excerpt;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Severity;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.organization.CoverageGap.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Coverage as it is printed.
 *
 * @param calls how many questions it took
 */
record CoveragePage(Coverage coverage, AccountPlaces places, int calls) {

  String text() {
    return coverage.gaps().isEmpty() ? summary() + "\n" : table().text() + "\n" + summary() + "\n";
  }

  String markdown() {
    return coverage.gaps().isEmpty() ? summary() + "\n" : summary() + "\n\n" + table().markdown();
  }

  private Table table() {
    return new Table(
        List.of("finding", "account", "name", "entry", "what is so; what to do"),
        coverage.gaps().stream().map(this::row).toList());
  }

  private List<String> row(CoverageGap gap) {
    return List.of(
        gap.kind().label(),
        gap.account(),
        Printable.of(gap.name()),
        isInFile(gap) ? places.of(gap.account()).toString() : "",
        Printable.of(gap.words()) + "; " + gap.remedy());
  }

  private boolean isInFile(CoverageGap gap) {
    return places.byId().containsKey(gap.account());
  }

  private String summary() {
    String numbers =
        "organization %s has %d active accounts, accounts.yaml %d; %d calls"
            .formatted(coverage.organization(), coverage.active(), coverage.listed(), calls);
    return coverage.gaps().isEmpty()
        ? "nothing to report: " + numbers
        : "%d to report: %s".formatted(coverage.gaps().size(), numbers);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("organization", coverage.organization());
    json.put("activeAccounts", coverage.active());
    json.put("listedAccounts", coverage.listed());
    json.put("calls", calls);
    json.put("complete", !coverage.isIncomplete());
    json.put("findings", coverage.gaps().stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(CoverageGap gap) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", gap.kind().label().replace(' ', '-'));
    json.put(gap.kind() == Difference.NO_SUCH_UNIT ? "unit" : "account", gap.account());
    json.put("name", gap.name());
    if (!gap.detail().isEmpty()) {
      json.put(gap.kind() == Difference.RENAMED ? "nameInOrganization" : "state", gap.detail());
    }
    json.put("words", gap.words());
    json.put("remedy", gap.remedy());
    if (isInFile(gap)) {
      SourceLocation at = places.of(gap.account());
      json.put("line", at.line());
      json.put("column", at.column());
    }
    return json;
  }

  /** What is missing stands nowhere, and is shown at the list. */
  String annotations() {
    return Format.GITHUB.report(
        coverage.gaps().stream().map(this::diagnostic).sorted().toList(), false);
  }

  private Diagnostic diagnostic(CoverageGap gap) {
    return new Diagnostic(
        gap.kind() == Difference.MISSING ? Severity.ERROR : Severity.WARNING,
        places.of(gap.account()),
        "%s %s: %s; %s"
            .formatted(
                gap.account(), Printable.of(gap.name()), Printable.of(gap.words()), gap.remedy())
            .replace(" : ", ": "),
        "coverage." + gap.kind().label().replace(' ', '-'),
        Excerpt.NONE);
  }
}

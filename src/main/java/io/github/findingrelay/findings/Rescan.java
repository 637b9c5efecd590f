package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Has resources looked at again by the analyzers of their Region. */
final class Rescan {

  private final FindingsDesk desk;
  private final Optional<String> account;
  private final boolean regionGiven;

  /**
   * A scan in the places of the desk.
   *
   * @param account that the resources are in, where neither their ARN nor a finding says so
   * @param regionGiven whether somebody has chosen the desk's Regions
   */
  Rescan(FindingsDesk desk, Optional<String> account, boolean regionGiven) {
    this.desk = desk;
    this.account = account;
    this.regionGiven = regionGiven;
  }

  /**
   * A resource, and where it is.
   *
   * @param regions empty: it cannot be told
   * @param owner empty: it cannot be told
   */
  record Target(String resource, Set<String> regions, Optional<String> owner) {
    Target {
      regions = Set.copyOf(regions);
    }

    boolean isClear() {
      return !regions.isEmpty() && owner.isPresent();
    }
  }

  /**
   * Resources, and what could not be read about them.
   *
   * @param gaps where findings may be that say where a resource is
   */
  record RescanTargets(List<Target> all, List<FindingsReading.Gap> gaps) {
    RescanTargets {
      all = List.copyOf(all);
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * Where the resources are. The ARN of a bucket does not say so, but its findings do.
   *
   * @param resources ARNs with at least six parts
   */
  RescanTargets targets(List<String> resources) {
    List<String> unclear =
        resources.stream().filter(arn -> !target(arn, List.of()).isClear()).toList();
    if (unclear.isEmpty()) {
      return new RescanTargets(targets(resources, List.of()), List.of());
    }
    FindingsReading reading = NamedFindings.of(desk, unclear).reading();
    return new RescanTargets(targets(resources, reading.findings()), reading.gaps());
  }

  private List<Target> targets(List<String> resources, List<ExternalFinding> findings) {
    return resources.stream().distinct().map(arn -> target(arn, findings)).toList();
  }

  private Target target(String resource, List<ExternalFinding> findings) {
    List<String> parts = List.of(resource.split(":", 6));
    List<ExternalFinding> own =
        findings.stream().filter(finding -> finding.resource().equals(resource)).toList();
    Set<String> regions = new TreeSet<>();
    if (!parts.get(3).isEmpty()) {
      regions.add(parts.get(3));
    } else if (parts.get(2).equals("iam") || regionGiven) {
      desk.places().forEach(place -> regions.add(place.region()));
    } else {
      own.forEach(finding -> regions.add(finding.region()));
    }
    Optional<String> owner =
        parts.get(4).isEmpty()
            ? account.or(() -> own.stream().map(ExternalFinding::ownerAccount).findFirst())
            : Optional.of(parts.get(4));
    return new Target(resource, regions, owner);
  }

  /** Starts the scans, and does not wait for them. */
  List<ReceiptEntry> start(List<Target> targets) {
    List<AccountRegion> places =
        desk.places().stream()
            .filter(place -> targets.stream().anyMatch(t -> t.regions().contains(place.region())))
            .toList();
    Survey<AccountRegion, List<ReceiptEntry>> survey = desk.ask(places, p -> started(p, targets));
    List<ReceiptEntry> entries = new ArrayList<>();
    for (AccountRegion place : places) {
      entries.addAll(survey.answers().getOrDefault(place, List.of()));
      RequestException refusal = survey.refusals().get(place);
      if (refusal != null) {
        targets.stream()
            .filter(target -> target.regions().contains(place.region()))
            .forEach(
                target ->
                    entries.add(entry(place, target, ReceiptResult.FAILED, refusal.reason())));
      }
    }
    targets.stream()
        .flatMap(
            target ->
                target.regions().stream().sorted().map(region -> nobody(target, region, entries)))
        .flatMap(Optional::stream)
        .toList()
        .forEach(entries::add);
    return entries;
  }

  private List<ReceiptEntry> started(AccountRegion place, List<Target> targets) {
    List<ReceiptEntry> entries = new ArrayList<>();
    List<ExistingAnalyzer> analyzers = desk.analyzers(place);
    for (Target target : targets) {
      String owner = target.owner().orElseThrow();
      if (target.regions().contains(place.region())) {
        analyzers.stream()
            .filter(analyzer -> analyzer.looksAt(owner))
            .forEach(analyzer -> entries.add(started(analyzer, target, owner)));
      }
    }
    return entries;
  }

  private ReceiptEntry started(ExistingAnalyzer analyzer, Target target, String owner) {
    AccountRegion place = analyzer.place();
    try {
      desk.budget(place).idempotent(() -> desk.findings().scan(analyzer, target.resource(), owner));
      return entry(place, target, ReceiptResult.DONE, "");
    } catch (RequestException e) {
      return entry(place, target, ReceiptResult.FAILED, e.reason());
    }
  }

  /** A Region in which nobody looks at the resource: a failure too. */
  private static Optional<ReceiptEntry> nobody(
      Target target, String region, List<ReceiptEntry> entries) {
    boolean asked =
        entries.stream()
            .anyMatch(
                entry ->
                    entry.region().equals(region) && entry.subject().equals(target.resource()));
    return asked
        ? Optional.empty()
        : Optional.of(
            entry(
                new AccountRegion(target.owner().orElseThrow(), region),
                target,
                ReceiptResult.FAILED,
                "no analyzer that can be asked looks at account %s in %s"
                    .formatted(target.owner().orElseThrow(), region)));
  }

  private static ReceiptEntry entry(
      AccountRegion place, Target target, ReceiptResult result, String detail) {
    return new ReceiptEntry(
        "rescan", place.account(), place.region(), target.resource(), result, detail);
  }
}

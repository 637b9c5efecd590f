package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.console.Interrupt;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Has resources looked at again by the analyzers of their Region.
 *
 * @param account that the resources are in, where neither their ARN nor a finding says so
 * @param regionGiven whether somebody has chosen the desk's Regions
 */
record Rescan(FindingsDesk desk, Optional<String> account, boolean regionGiven) {

    /**
     * The findings that say where the resources are, of those whose ARN does not say so, such as a
     * bucket's.
     *
     * @param resources ARNs with at least six parts
     */
    FindingsReading findings(List<String> resources) {
        List<String> unclear = resources.stream()
                .filter(arn -> !target(arn, List.of()).isClear())
                .toList();
        return unclear.isEmpty()
                ? FindingsReading.NOTHING
                : NamedFindings.of(desk, unclear).reading();
    }

    /** Where the resources are. */
    List<RescanTarget> targets(List<String> resources, FindingsReading reading) {
        return resources.stream()
                .distinct()
                .map(arn -> target(arn, reading.findings()))
                .toList();
    }

    private RescanTarget target(String resource, List<ExternalFinding> findings) {
        List<String> parts = List.of(resource.split(":", 6));
        List<ExternalFinding> own = findings.stream()
                .filter(finding -> finding.resource().equals(resource))
                .toList();
        SortedSet<String> regions = new TreeSet<>();
        if (!parts.get(3).isEmpty()) {
            regions.add(parts.get(3));
        } else if (parts.get(2).equals("iam") || regionGiven) {
            desk.places().forEach(place -> regions.add(place.region()));
        } else {
            own.forEach(finding -> regions.add(finding.region()));
        }
        Optional<String> found = own.stream().map(ExternalFinding::ownerAccount).findFirst();
        Optional<String> written = Optional.of(parts.get(4)).filter(part -> !part.isEmpty());
        return new RescanTarget(resource, regions, written.or(() -> account).or(() -> found));
    }

    /** Starts the scans, and does not wait for them. */
    List<ReceiptEntry> start(List<RescanTarget> targets, BooleanSupplier interrupted) {
        return each(
                targets,
                (analyzer, target) -> interrupted.getAsBoolean()
                        ? target.entry(analyzer.place(), ReceiptResult.FAILED, Interrupt.NOT_BEGUN)
                        : started(analyzer, target));
    }

    /** Which scans would be started. */
    List<ReceiptEntry> planned(List<RescanTarget> targets) {
        return each(
                targets,
                (analyzer, target) ->
                        target.entry(analyzer.place(), ReceiptResult.PLANNED, "by analyzer " + analyzer.name()));
    }

    private List<ReceiptEntry> each(
            List<RescanTarget> targets, BiFunction<ExistingAnalyzer, RescanTarget, ReceiptEntry> scan) {
        List<AccountRegion> places = desk.places().stream()
                .filter(place -> in(place, targets).findAny().isPresent())
                .toList();
        Survey<AccountRegion, List<ReceiptEntry>> survey = desk.ask(places, place -> each(place, targets, scan));
        List<ReceiptEntry> entries = new ArrayList<>();
        for (AccountRegion place : places) {
            entries.addAll(survey.answers().getOrDefault(place, List.of()));
            Optional.ofNullable(survey.refusals().get(place)).stream()
                    .flatMap(refusal -> in(place, targets).map(target -> target.failed(place, refusal)))
                    .forEach(entries::add);
        }
        List<ReceiptEntry> asked = List.copyOf(entries);
        targets.forEach(target -> entries.addAll(unseen(target, asked)));
        return entries;
    }

    private static Stream<RescanTarget> in(AccountRegion place, List<RescanTarget> targets) {
        return targets.stream().filter(target -> target.regions().contains(place.region()));
    }

    private List<ReceiptEntry> each(
            AccountRegion place,
            List<RescanTarget> targets,
            BiFunction<ExistingAnalyzer, RescanTarget, ReceiptEntry> scan) {
        List<ExistingAnalyzer> analyzers = desk.analyzers(place);
        return in(place, targets)
                .flatMap(target -> analyzers.stream()
                        .filter(analyzer -> analyzer.looksAt(target.owner().orElseThrow()))
                        .map(analyzer -> scan.apply(analyzer, target)))
                .toList();
    }

    private ReceiptEntry started(ExistingAnalyzer analyzer, RescanTarget target) {
        AccountRegion place = analyzer.place();
        try {
            desk.scan(analyzer, target.resource(), target.owner().orElseThrow());
            return target.entry(place, ReceiptResult.DONE, "");
        } catch (RequestException e) {
            return target.failed(place, e);
        }
    }

    /** Regions in which nobody looks at the resource: a failure too. */
    private static List<ReceiptEntry> unseen(RescanTarget target, List<ReceiptEntry> asked) {
        String owner = target.owner().orElseThrow();
        List<String> seen = asked.stream()
                .filter(entry -> entry.subject().equals(target.resource()))
                .map(ReceiptEntry::region)
                .toList();
        return target.regions().stream()
                .filter(region -> !seen.contains(region))
                .map(region -> target.entry(
                        new AccountRegion(owner, region),
                        ReceiptResult.FAILED,
                        "no analyzer that can be asked looks at account %s in %s".formatted(owner, region)))
                .toList();
    }
}

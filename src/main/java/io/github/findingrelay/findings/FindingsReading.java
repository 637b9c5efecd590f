package io.github.findingrelay.findings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.UnansweredRegions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the analyzers have said.
 *
 * @param findings each once
 * @param refusals of places that have not answered, or not everything: what is missing
 * @param withoutAnalyzer places that have none to ask
 */
public record FindingsReading(
        List<ExternalFinding> findings,
        Map<AccountRegion, RequestException> refusals,
        List<AccountRegion> withoutAnalyzer) {

    /** Nobody had to be asked. */
    static final FindingsReading NOTHING = new FindingsReading(List.of(), Map.of(), List.of());

    /**
     * From the answers of all places; a finding that two pages had is there once.
     *
     * @param partly why places have not answered everything
     */
    static FindingsReading of(
            Survey<AccountRegion, List<ExternalFinding>> survey,
            Map<AccountRegion, RequestException> partly,
            List<AccountRegion> withoutAnalyzer) {
        Map<AccountRegion, RequestException> refusals = new LinkedHashMap<>(survey.refusals());
        survey.answers().keySet().stream()
                .filter(partly::containsKey)
                .forEach(place -> refusals.put(place, Objects.requireNonNull(partly.get(place))));
        return new FindingsReading(
                once(survey.answers().values().stream().flatMap(List::stream)), refusals, withoutAnalyzer);
    }

    private static List<ExternalFinding> once(Stream<ExternalFinding> findings) {
        Map<List<String>, ExternalFinding> known = new LinkedHashMap<>();
        findings.forEach(finding -> known.putIfAbsent(List.of(finding.analyzer().arn(), finding.id()), finding));
        return List.copyOf(known.values());
    }

    FindingsReading matching(Predicate<ExternalFinding> wanted) {
        return new FindingsReading(findings.stream().filter(wanted).toList(), refusals, withoutAnalyzer);
    }

    /** This, and then what another one has besides. */
    FindingsReading and(FindingsReading other) {
        Map<AccountRegion, RequestException> all = new LinkedHashMap<>(refusals);
        other.refusals.forEach(all::putIfAbsent);
        return new FindingsReading(
                once(Stream.concat(findings.stream(), other.findings.stream())), all, withoutAnalyzer);
    }

    /** Whether anything is missing. */
    public ExitCode exitCode() {
        return refusals.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** A line for each account that has not answered, and each reason. */
    public List<String> unanswered(Organization organization) {
        return UnansweredRegions.named(
                        refusals,
                        organization.accountNames(),
                        organization.regions().size())
                .stream()
                .map(some -> Printable.of(some.line()))
                .toList();
    }

    /** The same, and a line for accounts that lack an analyzer in the same Regions. */
    public List<String> missing(Organization organization) {
        return Stream.concat(unanswered(organization).stream(), unlooked(organization))
                .toList();
    }

    private Stream<String> unlooked(Organization organization) {
        FindingsByOwner owners = new FindingsByOwner(organization);
        Map<List<String>, List<String>> accounts = new LinkedHashMap<>();
        withoutAnalyzer.stream()
                .collect(groupingBy(
                        AccountRegion::account, LinkedHashMap::new, mapping(AccountRegion::region, toList())))
                .forEach((account, regions) -> accounts.computeIfAbsent(regions, some -> new ArrayList<>())
                        .add(owners.named(account)));
        return accounts.entrySet().stream()
                .map(one -> "no analyzer of external access: %s of account %s"
                        .formatted(
                                UnansweredRegions.regions(
                                        one.getKey(), organization.regions().size()),
                                String.join(", ", one.getValue())));
    }
}

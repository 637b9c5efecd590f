package io.github.findingrelay.routing;

import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the analyzers archive before a finding gets to EventBridge: it comes with another record
 * state then.
 */
final class Archive {

    private final List<Analyzer> analyzers;
    private final String managementAccount;
    private final boolean archivesNothing;
    private final Map<String, List<Analyzer>> organizations;
    private final Map<String, Map<Optional<String>, List<Analyzer>>> accounts;

    Archive(List<Analyzer> analyzers, Organization organization) {
        this.analyzers = analyzers;
        this.managementAccount = organization.managementAccount();
        this.archivesNothing =
                analyzers.stream().allMatch(some -> some.filters().isEmpty());
        this.organizations =
                analyzers.stream().filter(Analyzer::wholeOrganization).collect(Collectors.groupingBy(Analyzer::region));
        this.accounts = analyzers.stream()
                .filter(Predicate.not(Analyzer::wholeOrganization))
                .collect(Collectors.groupingBy(Analyzer::region, Collectors.groupingBy(Analyzer::account)));
    }

    /** The analyzers that report on an account in a Region. */
    List<Analyzer> reporting(Optional<String> account, String region) {
        return Stream.concat(
                        organizations.getOrDefault(region, List.of()).stream(), ofAccount(account, region).stream())
                .toList();
    }

    private List<Analyzer> ofAccount(Optional<String> account, String region) {
        Map<Optional<String>, List<Analyzer>> there = accounts.getOrDefault(region, Map.of());
        List<Analyzer> own = there.get(account);
        // What goes to organizational units does not get to the management account.
        boolean isManagement = account.equals(Optional.of(managementAccount));
        return own != null || isManagement
                ? Optional.ofNullable(own).orElse(List.of())
                : there.getOrDefault(Optional.<String>empty(), List.of());
    }

    /** The analyzer that archives a finding, if every analyzer that reports it does. */
    Optional<Analyzer> archiving(SampleFinding finding) {
        // As most organizations have it: this is asked of every finding that is played.
        if (archivesNothing || !finding.isOfExternalAnalyzer()) {
            return Optional.empty();
        }
        List<Analyzer> reporting = finding.get(Field.REGION)
                .map(region -> reporting(finding.get(Field.OWNER), region))
                .orElse(List.of());
        return reporting.stream().allMatch(analyzer -> analyzer.archives(finding))
                ? reporting.stream().findFirst()
                : Optional.empty();
    }

    /** A finding as EventBridge gets it. */
    SampleFinding arriving(SampleFinding finding) {
        return archiving(finding).isPresent() ? finding.with(Field.RECORD_STATE, Optional.of("ARCHIVED")) : finding;
    }

    /** What decides whether findings with this value are archived; all accounts are played anyway. */
    List<?> answers(Field field, Optional<String> value) {
        return switch (field) {
            case REGION -> value.map(this::filters).orElse(List.of());
            case TYPE ->
                analyzers.stream()
                        .flatMap(analyzer -> analyzer.filters().stream())
                        .distinct()
                        .flatMap(filter -> filter.answers(value))
                        .toList();
            case PRODUCT_NAME, PRODUCT_ARN, TYPES -> List.of(mayArchive(field, value));
            default -> List.of();
        };
    }

    private static boolean mayArchive(Field field, Optional<String> value) {
        return SampleFinding.usual("", "", "").with(field, value).isOfExternalAnalyzer();
    }

    /** All filters in a Region, by account. */
    private List<?> filters(String region) {
        return analyzers.stream()
                .filter(analyzer ->
                        analyzer.region().equals(region) && !analyzer.filters().isEmpty())
                .map(analyzer -> List.of(analyzer.account(), analyzer.filters()))
                .toList();
    }
}

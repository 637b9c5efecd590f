package io.github.findingrelay.analyzers;

import io.github.findingrelay.console.Color;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.Printable;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.request.UnansweredRegions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The analyzers of some places.
 *
 * @param asked how many Regions of each account were asked
 * @param names of the analyzers that are listed; empty: all
 */
record AnalyzerList(
        Organization organization,
        Survey<AccountRegion, List<ExistingAnalyzer>> survey,
        int asked,
        List<String> names) {

    private static final List<String> HEADINGS =
            List.of("account", "Region", "analyzer", "type", "status", "managed by", "ours");

    /** What scripts get; the components are the keys, in their order. */
    private record Listing(List<ListedAnalyzer> analyzers, List<UnansweredRegion> unanswered) {}

    private record ListedAnalyzer(
            String account,
            String region,
            String name,
            String type,
            String status,
            Optional<String> managedBy,
            Optional<String> stack,
            boolean ours,
            String arn) {}

    private record UnansweredRegion(String account, String region, String reason) {}

    void print(Console console, Format format, Color color) {
        List<ListedAnalyzer> listed = listed();
        Table table = new Table(HEADINGS, listed.stream().map(AnalyzerList::row).toList());
        String unanswered = unanswered(organization, survey, asked);
        switch (format) {
            default ->
                console.result(
                        (listed.isEmpty() ? "" : table.text(console.display(color))) + unanswered + summary(listed),
                        format,
                        color);
            case CSV, MARKDOWN -> {
                console.result(format == Format.CSV ? table.csv() : table.markdown(), format, color);
                console.problem(unanswered);
            }
            case JSON -> console.result(Json.write(new Listing(listed, unansweredRegions())), Format.JSON, color);
        }
    }

    /** A line for each account and reason. */
    static String unanswered(
            Organization organization, Survey<AccountRegion, List<ExistingAnalyzer>> survey, int asked) {
        return UnansweredRegions.named(survey.refusals(), organization.accountNames(), asked).stream()
                .map(some -> Printable.of(some.line()) + "\n")
                .collect(Collectors.joining());
    }

    private List<UnansweredRegion> unansweredRegions() {
        return survey.refusals().entrySet().stream()
                .map(refused -> new UnansweredRegion(
                        refused.getKey().account(),
                        refused.getKey().region(),
                        refused.getValue().reason()))
                .toList();
    }

    private List<ListedAnalyzer> listed() {
        return survey.answers().values().stream()
                .flatMap(List::stream)
                .filter(analyzer -> names.isEmpty() || names.contains(analyzer.name()))
                .map(this::listed)
                .toList();
    }

    private ListedAnalyzer listed(ExistingAnalyzer analyzer) {
        return new ListedAnalyzer(
                analyzer.place().account(),
                analyzer.place().region(),
                analyzer.name(),
                analyzer.type(),
                analyzer.status(),
                analyzer.managedBy(),
                analyzer.stack(),
                analyzer.isOurs(organization.stackPrefix()),
                analyzer.arn());
    }

    private static List<String> row(ListedAnalyzer analyzer) {
        return List.of(
                analyzer.account(),
                analyzer.region(),
                analyzer.name(),
                analyzer.type(),
                analyzer.status(),
                analyzer.managedBy().orElse(""),
                analyzer.ours() ? "yes" : "no");
    }

    private String summary(List<ListedAnalyzer> listed) {
        int answered = survey.answers().size();
        return "%d analyzers in %d of %d accounts and Regions%n"
                .formatted(listed.size(), answered, answered + survey.refusals().size());
    }
}

package io.github.findingrelay.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Survey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever there is, only what is asked for goes, and what is protected stays. */
class AnalyzerChoiceProperties {

    private static final String PREFIX = "finding-relay";

    @Property
    void deletesWhatIsAskedForAndNothingElse(
            @ForAll("analyzers") List<ExistingAnalyzer> analyzers,
            @ForAll("names") Set<String> names,
            @ForAll("types") List<String> types,
            @ForAll("kept") List<String> kept) {
        AnalyzerPlan plan = AnalyzerPlan.of(
                new Survey<>(Map.of(new AccountRegion("111122223333", "eu-west-1"), analyzers), Map.of()),
                new AnalyzerChoice(PREFIX, List.copyOf(names), types, kept));

        List<ExistingAnalyzer> expected = analyzers.stream()
                .filter(a -> names.contains(a.name()))
                .filter(a -> types.contains(a.type()))
                .filter(a -> a.managedBy().isEmpty())
                .filter(a -> !a.name().startsWith("finding-relay-analyzers"))
                .filter(a -> !a.tags().containsValue("StackSet-finding-relay-analyzers-0a1b"))
                .filter(a -> !a.tags().containsValue("finding-relay"))
                .filter(a -> !kept.contains(a.place().account()))
                .filter(a ->
                        !kept.contains(a.place().account() + "/" + a.place().region()))
                .filter(a -> a.arn().contains(a.place().account()))
                .toList();
        assertThat(plan.chosen()).isEqualTo(expected);
        assertThat(plan.chosen().size() + plan.skipped().size())
                .isEqualTo(
                        analyzers.stream().filter(a -> names.contains(a.name())).count());
    }

    @Provide
    Arbitrary<List<ExistingAnalyzer>> analyzers() {
        Arbitrary<AccountRegion> places = Combinators.combine(
                        Arbitraries.of("111122223333", "444455556666"), Arbitraries.of("eu-west-1", "us-east-1"))
                .as(AccountRegion::new);
        return Combinators.combine(
                        places,
                        names().flatMap(Arbitraries::of),
                        Arbitraries.of("ACCOUNT", "ORGANIZATION", "ACCOUNT_UNUSED_ACCESS", "NEW_TYPE"),
                        Arbitraries.of("securityhubv2.amazonaws.com", "").map(AnalyzerChoiceProperties::some),
                        Arbitraries.of(
                                Map.<String, String>of(),
                                Map.of("aws:cloudformation:stack-name", "StackSet-finding-relay-analyzers-0a1b"),
                                Map.of("finding-relay:prefix", "finding-relay"),
                                Map.of("aws:cloudformation:stack-name", "StackSet-cm-0a1b")),
                        Arbitraries.of(true, true, true, false))
                .as(AnalyzerChoiceProperties::analyzer)
                .list()
                .ofMaxSize(20);
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static ExistingAnalyzer analyzer(
            AccountRegion place,
            String name,
            String type,
            Optional<String> managedBy,
            Map<String, String> tags,
            boolean there) {
        ExistingAnalyzer analyzer = SampleAnalyzers.of(place, name, type, managedBy, tags);
        return there
                ? analyzer
                : new ExistingAnalyzer(
                        place,
                        analyzer.arn().replace(place.account(), "999988887777"),
                        name,
                        type,
                        "ACTIVE",
                        managedBy,
                        tags);
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.of("cm-access-analyzer", "CM-access-analyzer", "other", "finding-relay-analyzers-eu")
                .set()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<String>> types() {
        return Arbitraries.of(
                AnalyzerChoice.EXTERNAL, List.of("ACCOUNT"), List.of("ACCOUNT_UNUSED_ACCESS", "NEW_TYPE"));
    }

    @Provide
    Arbitrary<List<String>> kept() {
        return Arbitraries.of(List.<String>of(), List.of("111122223333"), List.of("444455556666/us-east-1"));
    }
}

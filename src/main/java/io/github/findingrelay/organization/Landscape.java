package io.github.findingrelay.organization;

import io.github.findingrelay.config.Regions;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.model.Partition;
import io.github.findingrelay.organization.Surroundings.SeenAnalyzer;
import io.github.findingrelay.request.Questions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What AWS says of the surroundings of an account. What it has not answered is empty, and among the
 * unanswered questions.
 *
 * @param account that the credentials are of
 * @param accessAnalyzer the accounts that administer IAM Access Analyzer
 * @param securityHub the accounts that administer Security Hub
 * @param hasAggregator empty: it was not answered, or not asked
 */
record Landscape(
        String account,
        Partition partition,
        String management,
        Optional<Set<String>> accessAnalyzer,
        Optional<Set<String>> securityHub,
        Optional<String> root,
        Optional<Set<String>> enabledRegions,
        Optional<Boolean> hasAggregator,
        Optional<FindingAggregator> aggregator,
        List<SeenAnalyzer> analyzers) {

    private static final String ACCESS_ANALYZER = "access-analyzer.amazonaws.com";
    private static final String SECURITY_HUB = "securityhub.amazonaws.com";

    Landscape {
        analyzers = List.copyOf(analyzers);
    }

    /**
     * Asks.
     *
     * @param account that the credentials are of
     * @param region where to begin
     */
    static Landscape around(
            String account,
            Partition partition,
            String region,
            String management,
            Surroundings aws,
            Questions questions) {
        Optional<Set<String>> accessAnalyzer = administrators(ACCESS_ANALYZER, aws, questions);
        Optional<Set<String>> securityHub = administrators(SECURITY_HUB, aws, questions);
        Optional<String> root = questions
                .ask("the root of the organization", () -> questions.call(aws::root))
                .flatMap(found -> found);
        Optional<Set<String>> enabled =
                questions.ask("the Regions that are enabled", () -> questions.call(aws::enabledRegions));
        Optional<Optional<FindingAggregator>> aggregator = Optional.empty();
        List<SeenAnalyzer> analyzers = List.of();
        if (isAdministrator(account, securityHub)) {
            SortedSet<String> places = new TreeSet<>(enabled.orElse(Set.of()));
            places.add(region);
            places.retainAll(Regions.of(partition));
            aggregator = aggregator(region, places, aws, questions);
            analyzers = questions
                    .askAll("the analyzers in", places, place -> questions.pages(next -> aws.analyzers(place, next)))
                    .values()
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
        return new Landscape(
                account,
                partition,
                management,
                accessAnalyzer,
                securityHub,
                root,
                enabled,
                aggregator.map(Optional::isPresent),
                aggregator.flatMap(found -> found),
                analyzers);
    }

    private static Optional<Set<String>> administrators(String service, Surroundings aws, Questions questions) {
        return questions.ask(
                "the delegated administrators of " + service,
                () -> questions.call(() -> aws.delegatedAdministrators(service)));
    }

    /** Only the administrator knows the aggregator and makes analyzers of the organization. */
    private static boolean isAdministrator(String account, Optional<Set<String>> securityHub) {
        return securityHub.map(some -> some.isEmpty() || some.contains(account)).orElse(true);
    }

    /** Not every Region knows of it. */
    private static Optional<Optional<FindingAggregator>> aggregator(
            String first, Set<String> places, Surroundings aws, Questions questions) {
        Optional<Optional<FindingAggregator>> there =
                questions.ask("the finding aggregator", () -> questions.call(() -> aws.aggregator(first)));
        if (there.isEmpty() || there.get().isPresent()) {
            return there;
        }
        Set<String> others = new TreeSet<>(places);
        others.remove(first);
        Map<String, Optional<FindingAggregator>> answers =
                questions.callAll("the finding aggregator in", others, aws::aggregator);
        Optional<FindingAggregator> found =
                answers.values().stream().flatMap(Optional::stream).findFirst();
        // It may be where nobody has answered: a second one cannot be made.
        return found.isPresent() || answers.size() == others.size() ? Optional.of(found) : Optional.empty();
    }

    /** The account that administers Security Hub, or else the one whose credentials these are. */
    String admin() {
        return securityHub
                .filter(some -> !some.isEmpty() && !some.contains(account))
                .map(some -> new TreeSet<>(some).first())
                .orElse(account);
    }

    boolean isAdmin() {
        return admin().equals(account);
    }
}

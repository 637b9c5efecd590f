package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the analyzers of many places, several at a time. AWS limits calls by account and Region: so
 * each place has a budget of its own.
 */
public final class FindingsDesk {

    private static final int AT_A_TIME = 16;

    private final Findings findings;
    private final String prefix;
    private final List<AccountRegion> places;
    private final Supplier<RequestBudget> budget;
    private final Optional<Console> console;
    private final Map<AccountRegion, RequestBudget> budgets = new ConcurrentHashMap<>();
    private final Map<AccountRegion, List<ExistingAnalyzer>> analyzers = new ConcurrentHashMap<>();

    FindingsDesk(
            Findings findings,
            String prefix,
            List<AccountRegion> places,
            Supplier<RequestBudget> budget,
            Optional<Console> console) {
        this.findings = findings;
        this.prefix = prefix;
        this.places = places;
        this.budget = budget;
        this.console = console;
    }

    /**
     * With AWS.
     *
     * @param role in other accounts than the admin account
     * @param places each once
     * @param console that shows how far it has come
     */
    static FindingsDesk of(
            Organization organization,
            AwsSession aws,
            Optional<String> role,
            List<AccountRegion> places,
            Optional<Console> console) {
        return new FindingsDesk(new AwsFindings(aws, role), organization.stackPrefix(), places, aws::budget, console);
    }

    List<AccountRegion> places() {
        return places;
    }

    /**
     * Findings that any of the filters matches.
     *
     * @param filters each as in {@link Findings#findings}; an empty filter matches everything
     */
    FindingsReading read(List<List<Criterion>> filters) {
        Map<AccountRegion, RequestException> partly = new ConcurrentHashMap<>();
        Survey<AccountRegion, List<ExternalFinding>> survey =
                ask(places, place -> findings(place, filters, refusal -> partly.put(place, refusal)));
        return FindingsReading.of(
                survey,
                partly,
                places.stream().filter(place -> hasNone(analyzers.get(place))).toList());
    }

    private static boolean hasNone(@Nullable List<ExistingAnalyzer> known) {
        return known != null && known.isEmpty();
    }

    /** An analyzer that does not answer hides no other of its place. */
    private List<ExternalFinding> findings(
            AccountRegion place, List<List<Criterion>> filters, Consumer<RequestException> refused) {
        List<ExternalFinding> found = new ArrayList<>();
        for (ExistingAnalyzer analyzer : analyzers(place)) {
            for (List<Criterion> filter : filters) {
                try {
                    found.addAll(of(analyzer, filter));
                } catch (RequestException e) {
                    refused.accept(e);
                }
            }
        }
        return found;
    }

    /** Asks the same of several places, or about several things. */
    <P, T> Survey<P, T> ask(Collection<P> where, Function<P, T> question) {
        return console.isEmpty()
                ? Survey.of(where, AT_A_TIME, question)
                : ProgressLine.during(
                        console.get(), "Regions", where.size(), done -> Survey.of(where, AT_A_TIME, question, done));
    }

    /** All that an analyzer has. */
    List<ExternalFinding> of(ExistingAnalyzer analyzer, List<Criterion> filter) {
        return budget(analyzer.place()).pages(next -> findings.findings(analyzer, filter, next));
    }

    List<AnalyzerRule> archiveRules(ExistingAnalyzer analyzer) {
        return budget(analyzer.place()).pages(next -> findings.archiveRules(analyzer, next));
    }

    void update(ExistingAnalyzer analyzer, FindingStatus status, List<String> ids) {
        budget(analyzer.place()).idempotent(() -> findings.update(analyzer, status, ids));
    }

    void scan(ExistingAnalyzer analyzer, String resource, String ownerAccount) {
        budget(analyzer.place()).idempotent(() -> findings.scan(analyzer, resource, ownerAccount));
    }

    /**
     * The analyzers of external access in a place: ours, or if somebody else makes them, theirs. They
     * are looked up once.
     */
    List<ExistingAnalyzer> analyzers(AccountRegion place) {
        List<ExistingAnalyzer> known = analyzers.get(place);
        if (known != null) {
            return known;
        }
        List<ExistingAnalyzer> external = budget(place).pages(next -> findings.analyzers(place, next)).stream()
                .filter(ExistingAnalyzer::isExternal)
                .toList();
        List<ExistingAnalyzer> ours =
                external.stream().filter(one -> one.isOurs(prefix)).toList();
        List<ExistingAnalyzer> chosen = ours.isEmpty() ? external : ours;
        analyzers.put(place, chosen);
        return chosen;
    }

    private RequestBudget budget(AccountRegion place) {
        return budgets.computeIfAbsent(place, where -> budget.get());
    }

    /** One criterion: the key is one of these values. At most 20 of them. */
    static Criterion is(String key, Collection<String> values) {
        return new Criterion(key, values.stream().sorted().toList(), List.of(), List.of(), Optional.empty());
    }

    /** Filters that match together what one with all values would: AWS takes 20 in each. */
    static List<List<Criterion>> anyOf(String key, List<String> values) {
        return values.isEmpty()
                ? List.of()
                : AnalyzerRule.chunks(values, AnalyzerRule.MAX_VALUES).stream()
                        .map(chunk -> List.of(is(key, chunk)))
                        .toList();
    }
}

package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;

/**
 * Access Analyzer of many accounts: one client for each Region, to which each request brings the
 * credentials of its account.
 */
public final class AwsAccessAnalyzers implements AnalyzerInventory {

    /** The largest that AWS takes. */
    public static final int PAGE = 100;

    private final AwsSession session;
    private final AwsManagedBy managedBy = new AwsManagedBy();
    private final Function<String, AwsCredentialsProvider> credentialsOf;
    private final Map<String, AwsCredentialsProvider> credentials = new ConcurrentHashMap<>();
    private final Map<String, AccessAnalyzerClient> clients = new ConcurrentHashMap<>();

    /**
     * Access Analyzer as a session sees it.
     *
     * @param role its name in every account but the session's, where the own credentials do
     */
    public AwsAccessAnalyzers(AwsSession session, Optional<String> role) {
        this.session = session;
        this.credentialsOf = session.credentials(role);
    }

    public AccessAnalyzerClient in(AccountRegion place) {
        return clients.computeIfAbsent(
                place.region(),
                region -> session.client(
                        AccessAnalyzerClient.builder().overrideConfiguration(c -> c.addExecutionInterceptor(managedBy)),
                        region));
    }

    /** For a request to an account. */
    public AwsRequestOverrideConfiguration as(AccountRegion place) {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(credentials.computeIfAbsent(place.account(), credentialsOf))
                .build();
    }

    @Override
    public Page<ExistingAnalyzer> analyzers(AccountRegion place, Optional<String> next) {
        ListAnalyzersResponse page = AwsFaults.told(() -> in(place)
                .listAnalyzers(
                        r -> r.overrideConfiguration(as(place)).maxResults(PAGE).nextToken(next.orElse(null))));
        return Page.of(page.analyzers(), analyzer -> analyzer(place, analyzer), page.nextToken());
    }

    private ExistingAnalyzer analyzer(AccountRegion place, AnalyzerSummary analyzer) {
        return new ExistingAnalyzer(
                place,
                analyzer.arn(),
                analyzer.name(),
                analyzer.typeAsString(),
                analyzer.statusAsString(),
                managedBy.of(analyzer.arn()),
                analyzer.tags());
    }

    @Override
    public void delete(AccountRegion place, String analyzer) {
        AwsFaults.telling(
                () -> in(place).deleteAnalyzer(r -> r.analyzerName(analyzer).overrideConfiguration(as(place))));
    }
}

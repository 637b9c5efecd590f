package io.github.findingrelay.organization;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.desk.AwsFindingAggregators;
import io.github.findingrelay.desk.AwsRegions;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/** What is set up around an account, with the caller's credentials. */
final class AwsSurroundings implements Surroundings {

    /** What Security Hub says of itself in an account or Region that has not enabled it. */
    private static final String NOT_SUBSCRIBED = "InvalidAccess";

    private static final int PAGE = 100;

    private final AwsSession session;

    AwsSurroundings(AwsSession session) {
        this.session = session;
    }

    @Override
    public Set<String> delegatedAdministrators(String service) {
        OrganizationsClient client = session.client(OrganizationsClient.builder());
        return AwsFaults.told(
                () -> client.listDelegatedAdministratorsPaginator(r -> r.servicePrincipal(service)).stream()
                        .flatMap(page -> page.delegatedAdministrators().stream())
                        .map(account -> account.id())
                        .collect(Collectors.toSet()));
    }

    @Override
    public Optional<String> root() {
        OrganizationsClient client = session.client(OrganizationsClient.builder());
        return AwsFaults.told(() -> client.listRoots()).roots().stream()
                .map(root -> root.id())
                .findFirst();
    }

    @Override
    public Set<String> enabledRegions() {
        return AwsRegions.enabled(session);
    }

    @Override
    public Optional<FindingAggregator> aggregator(String region) {
        return AwsFaults.toldUnless(NOT_SUBSCRIBED, () -> AwsFindingAggregators.known(session, region))
                .flatMap(known -> known);
    }

    @Override
    public Page<SeenAnalyzer> analyzers(String region, Optional<String> next) {
        AccessAnalyzerClient client = session.client(AccessAnalyzerClient.builder(), region);
        var page = AwsFaults.told(
                () -> client.listAnalyzers(r -> r.maxResults(PAGE).nextToken(next.orElse(null))));
        return Page.of(
                page.analyzers(),
                analyzer -> new SeenAnalyzer(analyzer.name(), analyzer.typeAsString(), region),
                page.nextToken());
    }

    /**
     * The Region that the environment or the profile names, as the AWS CLI takes it.
     *
     * @param profile whose Region comes first
     */
    static Optional<String> usualRegion(Optional<String> profile) {
        AwsRegionProviderChain chain = new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(),
                new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile.orElse(null)));
        try {
            return Optional.of(chain.getRegion().id());
        } catch (SdkClientException e) {
            return Optional.empty();
        }
    }
}

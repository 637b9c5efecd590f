package io.github.findingrelay.doctor;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account with nothing in it, until somebody sets it up; or one that denies everything. */
public final class InMemoryPrerequisites implements Prerequisites {

    public String account = "111111111111";
    public Optional<String> managementAccount = Optional.empty();
    public final Set<String> trusted = new HashSet<>();
    public final Map<String, Set<String>> delegated = new HashMap<>();
    public final Set<String> roles = new HashSet<>();
    public final Set<String> providers = new HashSet<>();
    public String issuer = "token.actions.githubusercontent.com";
    public final Set<String> stacks = new HashSet<>();
    public final Set<String> hubs = new HashSet<>();
    public final Set<String> newHubs = new HashSet<>();
    public final Set<String> withoutIntegration = new HashSet<>();
    public final Map<String, Set<String>> findings = new HashMap<>();
    public Optional<String> hubAdministrator = Optional.empty();
    public boolean administers;
    public Optional<FindingAggregator> aggregator = Optional.empty();
    public final Set<String> regions = new HashSet<>();
    public final Map<Quota, Integer> quotas = new HashMap<>();
    public final List<ExistingAnalyzer> analyzers = new ArrayList<>();
    public final Set<String> slack = new HashSet<>();
    public final Set<String> teams = new HashSet<>();

    /** Whether every question but that for the account is denied. */
    public boolean denies;

    private <T> T unlessDenied(T answer) {
        if (denies) {
            throw new RequestException(Fault.DENIED, "not authorized (AccessDeniedException)");
        }
        return answer;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Optional<String> managementAccount() {
        return unlessDenied(managementAccount);
    }

    @Override
    public Set<String> trustedServices() {
        return unlessDenied(trusted);
    }

    @Override
    public Set<String> delegatedAdministrators(String service) {
        return unlessDenied(delegated.getOrDefault(service, Set.of()));
    }

    @Override
    public boolean hasRole(String name) {
        return unlessDenied(roles.contains(name));
    }

    @Override
    public Set<String> providersOf(String role) {
        return unlessDenied(roles.contains(role) ? Set.of(issuer) : Set.of());
    }

    @Override
    public Set<String> identityProviders() {
        return unlessDenied(providers);
    }

    @Override
    public boolean hasStack(String name) {
        return unlessDenied(stacks.contains(name));
    }

    @Override
    public boolean hasSecurityHub(String region) {
        return unlessDenied(hubs.contains(region));
    }

    @Override
    public boolean hasNewSecurityHub(String region) {
        return unlessDenied(newHubs.contains(region));
    }

    @Override
    public boolean takesAccessAnalyzer(String region) {
        return unlessDenied(!withoutIntegration.contains(region));
    }

    @Override
    public Set<String> oldestFindings(String region) {
        return unlessDenied(findings.getOrDefault(region, Set.of()));
    }

    @Override
    public Set<String> findingsAmong(String region, Set<String> ids) {
        Set<String> there = new HashSet<>(findings.getOrDefault(region, Set.of()));
        there.retainAll(ids);
        return unlessDenied(there);
    }

    @Override
    public Optional<String> securityHubAdministrator() {
        return unlessDenied(hubAdministrator);
    }

    @Override
    public boolean administersSecurityHub() {
        return unlessDenied(administers);
    }

    @Override
    public Optional<FindingAggregator> aggregator() {
        return unlessDenied(aggregator);
    }

    @Override
    public Set<String> enabledRegions() {
        return unlessDenied(regions);
    }

    @Override
    public int quota(Quota quota) {
        return unlessDenied(quotas.getOrDefault(quota, 100));
    }

    @Override
    public List<ExistingAnalyzer> analyzers(String region) {
        return unlessDenied(analyzers.stream()
                .filter(analyzer -> analyzer.place().region().equals(region))
                .toList());
    }

    @Override
    public Set<String> slackWorkspaces() {
        return unlessDenied(slack);
    }

    @Override
    public Set<String> teams() {
        return unlessDenied(teams);
    }
}

package io.github.findingrelay.doctor;

import io.github.findingrelay.analyzers.AwsAccessAnalyzers;
import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.deploy.AwsDeployment;
import io.github.findingrelay.desk.AwsFindingAggregators;
import io.github.findingrelay.desk.AwsRegions;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.request.AccountRegion;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.chatbot.ChatbotClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** What is set up around an account, with the caller's credentials. */
final class AwsPrerequisites implements Prerequisites {

    /**
     * Amazon Q Developer in chat applications has endpoints in few Regions, and no data of a Region.
     */
    private static final String CHAT_REGION = "us-east-2";

    /** What Security Hub says of itself in an account or Region that has not enabled it. */
    private static final String NOT_SUBSCRIBED = "InvalidAccess";

    private final AwsSession session;
    private final AwsAccessAnalyzers analyzers;

    AwsPrerequisites(AwsSession session) {
        this.session = session;
        this.analyzers = new AwsAccessAnalyzers(session, Optional.empty());
    }

    @Override
    public String account() {
        return session.callerAccount();
    }

    @Override
    public Optional<String> managementAccount() {
        return Questions.find(() -> AwsFaults.told(
                () -> organizations().describeOrganization().organization().masterAccountId()));
    }

    @Override
    public Set<String> trustedServices() {
        return AwsFaults.told(() -> organizations().listAWSServiceAccessForOrganizationPaginator().stream()
                .flatMap(page -> page.enabledServicePrincipals().stream())
                .map(service -> service.servicePrincipal())
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> delegatedAdministrators(String service) {
        return AwsFaults.told(
                () -> organizations().listDelegatedAdministratorsPaginator(r -> r.servicePrincipal(service)).stream()
                        .flatMap(page -> page.delegatedAdministrators().stream())
                        .map(account -> account.id())
                        .collect(Collectors.toSet()));
    }

    private OrganizationsClient organizations() {
        return session.client(OrganizationsClient.builder());
    }

    @Override
    public boolean hasRole(String name) {
        return Questions.find(() -> AwsFaults.told(() -> iam().getRole(r -> r.roleName(name))))
                .isPresent();
    }

    @Override
    public Set<String> providersOf(String role) {
        return Questions.find(() -> AwsFaults.told(() -> iam().getRole(r -> r.roleName(role))))
                .flatMap(found -> Optional.ofNullable(found.role().assumeRolePolicyDocument()))
                .map(AwsTrustPolicy::providers)
                .orElse(Set.of());
    }

    @Override
    public Set<String> identityProviders() {
        return AwsFaults.told(() -> iam().listOpenIDConnectProviders()).openIDConnectProviderList().stream()
                .map(provider -> AwsTrustPolicy.url(provider.arn()))
                .collect(Collectors.toSet());
    }

    /** IAM is global: the SDK knows where it is. */
    private IamClient iam() {
        return session.client(IamClient.builder());
    }

    @Override
    public boolean hasStack(String name) {
        return AwsDeployment.cloudFormation(session).stack(name).isPresent();
    }

    @Override
    public boolean hasSecurityHub(String where) {
        SecurityHubClient client = session.client(SecurityHubClient.builder(), where);
        return Questions.find(() -> AwsFaults.toldUnless(NOT_SUBSCRIBED, () -> client.describeHub(r -> {})))
                .flatMap(found -> found)
                .isPresent();
    }

    @Override
    public boolean hasNewSecurityHub(String where) {
        SecurityHubClient client = session.client(SecurityHubClient.builder(), where);
        return Questions.find(() -> AwsFaults.toldUnless(NOT_SUBSCRIBED, () -> client.describeSecurityHubV2(r -> {})))
                .flatMap(found -> found)
                .isPresent();
    }

    @Override
    public boolean takesAccessAnalyzer(String where) {
        SecurityHubClient client = session.client(SecurityHubClient.builder(), where);
        return AwsFaults.told(() -> client.listEnabledProductsForImportPaginator(r -> {}).stream()
                .flatMap(page -> page.productSubscriptions().stream())
                .anyMatch(subscription -> subscription.endsWith("/aws/access-analyzer")));
    }

    @Override
    public Set<String> oldestFindings(String where) {
        AwsSecurityHubFilter untold = AwsSecurityHubFilter.untold(Instant.now());
        return ids(where, untold);
    }

    @Override
    public Set<String> findingsAmong(String where, Set<String> ids) {
        return AnalyzerRule.chunks(List.copyOf(ids), AwsSecurityHubFilter.VALUES).stream()
                .filter(chunk -> !chunk.isEmpty())
                .flatMap(chunk -> ids(where, AwsSecurityHubFilter.among(chunk)).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> ids(String where, AwsSecurityHubFilter filter) {
        SecurityHubClient client = session.client(SecurityHubClient.builder(), where);
        return AwsFaults.told(() -> client.getFindings(filter.request())).findings().stream()
                .map(finding -> finding.id())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> securityHubAdministrator() {
        return Questions.find(() ->
                        AwsFaults.toldUnless(NOT_SUBSCRIBED, () -> securityHub().getAdministratorAccount(r -> {})))
                .flatMap(found -> found)
                .flatMap(answer -> Optional.ofNullable(answer.administrator()))
                .map(administrator -> administrator.accountId());
    }

    @Override
    public boolean administersSecurityHub() {
        try {
            return AwsFaults.toldUnless(NOT_SUBSCRIBED, () -> securityHub().describeOrganizationConfiguration(r -> {}))
                    .isPresent();
        } catch (RequestException e) {
            // Security Hub denies it to everybody but the administrator, in other words than IAM does.
            if (e.fault() == Fault.DENIED && !e.reason().contains("not authorized to perform")) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<FindingAggregator> aggregator() {
        return AwsFindingAggregators.known(session, session.region());
    }

    private SecurityHubClient securityHub() {
        return session.client(SecurityHubClient.builder());
    }

    @Override
    public Set<String> enabledRegions() {
        return AwsRegions.enabled(session);
    }

    /**
     * An account of which AWS has granted nothing special has the default, which is asked elsewhere.
     */
    @Override
    public int quota(Quota quota) {
        ServiceQuotasClient client = session.client(ServiceQuotasClient.builder());
        String service = quota.service();
        String code = quota.code();
        return AwsFaults.toldUnless(
                        "NoSuchResource",
                        () -> client.getServiceQuota(r -> r.serviceCode(service).quotaCode(code))
                                .quota())
                .orElseGet(() -> AwsFaults.told(() -> client.getAWSDefaultServiceQuota(
                                r -> r.serviceCode(service).quotaCode(code))
                        .quota()))
                .value()
                .intValue();
    }

    @Override
    public List<ExistingAnalyzer> analyzers(String where) {
        return Page.all(next -> analyzers.analyzers(new AccountRegion(session.account(), where), next));
    }

    @Override
    public Set<String> slackWorkspaces() {
        return AwsFaults.told(() -> chat().describeSlackWorkspacesPaginator(r -> {}).stream()
                .flatMap(page -> page.slackWorkspaces().stream())
                .map(workspace -> workspace.slackTeamId())
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> teams() {
        return AwsFaults.told(() -> chat().listMicrosoftTeamsConfiguredTeamsPaginator(r -> {}).stream()
                .flatMap(page -> page.configuredTeams().stream())
                .map(team -> team.tenantId() + "/" + team.teamId())
                .collect(Collectors.toSet()));
    }

    private ChatbotClient chat() {
        boolean commercial = session.partition().equals("aws");
        return session.client(ChatbotClient.builder(), commercial ? CHAT_REGION : session.region());
    }
}

package io.github.findingrelay.doctor;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What others have set up in AWS, and Finding Relay relies on. Each method asks and changes
 * nothing; all may be asked again, and throw {@link RequestException}.
 */
interface Prerequisites {

    /** The account that the credentials are of. */
    String account();

    /** The management account; empty: the account is in no organization. */
    Optional<String> managementAccount();

    /** The services that AWS Organizations lets into all accounts. */
    Set<String> trustedServices();

    /** The accounts that administer a service for the organization. */
    Set<String> delegatedAdministrators(String service);

    /** Whether the account has an IAM role of this name. */
    boolean hasRole(String name);

    /**
     * The URLs, without {@code https://}, of the OpenID Connect providers whose tokens take a role; none
     * if there is no such role.
     */
    Set<String> providersOf(String role);

    /** The URLs of the OpenID Connect providers, without {@code https://}. */
    Set<String> identityProviders();

    /** Whether the account has a stack of this name in the home Region. */
    boolean hasStack(String name);

    /** Whether Security Hub is enabled in a Region. */
    boolean hasSecurityHub(String region);

    /** Whether the new Security Hub is enabled in a Region, which has no findings of Access Analyzer. */
    boolean hasNewSecurityHub(String region);

    /** Whether Security Hub imports the findings of Access Analyzer in a Region. */
    boolean takesAccessAnalyzer(String region);

    /**
     * Ids of the oldest active findings of Access Analyzer in a Region that nobody has been told of;
     * those of the last hour may still be on their way and are left out.
     */
    Set<String> oldestFindings(String region);

    /** Which findings Security Hub has in a Region, of some. */
    Set<String> findingsAmong(String region, Set<String> ids);

    /** The account that administers Security Hub for this one; empty: this one or nobody. */
    Optional<String> securityHubAdministrator();

    /** Whether Security Hub lets the account configure it for the organization. */
    boolean administersSecurityHub();

    /** The finding aggregator, wherever it is. */
    Optional<FindingAggregator> aggregator();

    /** The Regions that are enabled in the account. */
    Set<String> enabledRegions();

    /** How much AWS grants in the home Region. */
    int quota(Quota quota);

    /** The analyzers of the account in a Region. */
    List<ExistingAnalyzer> analyzers(String region);

    /** The Slack workspaces that Amazon Q Developer may write to. */
    Set<String> slackWorkspaces();

    /** The Microsoft Teams teams that Amazon Q Developer may write to, as {@code tenant/team}. */
    Set<String> teams();
}

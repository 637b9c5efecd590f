package io.github.findingrelay.analyzers;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.desk.AccountOptions;
import io.github.findingrelay.desk.RegionOptions;
import io.github.findingrelay.desk.Selection;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.organization.AwsOrganizations;
import io.github.findingrelay.organization.Membership;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The accounts and Regions in which analyzers are looked for. */
final class AnalyzerOptions {

    /** What AWS Organizations makes in each account that it makes. */
    static final String ROLE = "OrganizationAccountAccessRole";

    @Mixin
    AwsOptions workspace;

    @Mixin
    private AccountOptions accounts;

    @Option(
            names = "--organization",
            description = "All active accounts of the organization, not only those of accounts.yaml.")
    private boolean all;

    @Mixin
    private RegionOptions regions;

    @Option(
            names = "--role",
            paramLabel = "NAME",
            description = "The role that is assumed in every account but the admin account. Default:"
                    + " OrganizationAccountAccessRole, or that of the receipt.")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many calls are on their way at most. Default: 16.")
    private int maxConcurrency = 16;

    /** Whether anything says where to look. */
    boolean isGiven() {
        return all || accounts.isGiven() || regions.isGiven();
    }

    /** Throws if the options cannot be meant. */
    void check() {
        if (all && accounts.isGiven()) {
            throw workspace.wrong("--account and --organization exclude each other.");
        }
        if (maxConcurrency < 1) {
            throw workspace.wrong("--max-concurrency is at least 1, not " + maxConcurrency + ".");
        }
    }

    /**
     * Where to look, as far as the command line and accounts.yaml say it.
     *
     * @param accounts empty: those of the organization
     */
    record Places(List<String> accounts, List<String> regions) {}

    Places places(Selection selection) {
        Organization organization = selection.organization();
        List<String> named = accounts.any(selection);
        List<String> listed = organization.accountIds(organization.adminAccount());
        return new Places(all ? List.of() : named.isEmpty() ? listed : named, regions.any(selection));
    }

    /** The accounts; asks AWS Organizations if it has to. */
    static List<String> accounts(Places places, AwsSession aws) {
        if (places.accounts().isEmpty()) {
            Membership membership = Membership.of(new AwsOrganizations(aws), aws.budget(), read -> {});
            return List.copyOf(membership.activeBesides(Set.of()).keySet());
        }
        return places.accounts();
    }

    /**
     * The role in other accounts.
     *
     * @param usual if none is given
     */
    String role(String usual) {
        return role.orElse(usual);
    }

    AnalyzerSweep sweep(AwsSession aws, String assumed, BooleanSupplier stopped) {
        return new AnalyzerSweep(
                new AwsAccessAnalyzers(aws, Optional.of(assumed)), maxConcurrency, aws::budget, stopped);
    }
}

package io.github.findingrelay.organization;

import io.github.findingrelay.desk.FindingAggregator;
import io.github.findingrelay.request.Page;
import java.util.Optional;
import java.util.Set;

/** What is set up around an account before there is an accounts.yaml. Each method is a question that may be asked again. */
interface Surroundings {

    /** The accounts that administer a service for the organization. */
    Set<String> delegatedAdministrators(String service);

    /** The root, below which all organizational units and accounts lie. */
    Optional<String> root();

    /** The Regions that are enabled in the account. */
    Set<String> enabledRegions();

    /** Where Security Hub gathers findings, as a Region knows; empty: it knows of none. */
    Optional<FindingAggregator> aggregator(String region);

    /** The analyzers of the account in a Region. */
    Page<SeenAnalyzer> analyzers(String region, Optional<String> next);

    /**
     * An analyzer.
     *
     * @param type such as {@code ORGANIZATION}
     */
    record SeenAnalyzer(String name, String type, String region) {}
}

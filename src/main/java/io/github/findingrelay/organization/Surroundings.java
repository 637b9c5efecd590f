package io.github.findingrelay.organization;

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

    /**
     * Where Security Hub gathers findings.
     *
     * @param home the Region they come to
     * @param mode {@code ALL_REGIONS}, {@code SPECIFIED_REGIONS}, …
     * @param regions that the mode is about
     */
    record FindingAggregator(String home, String mode, Set<String> regions) {
        public FindingAggregator {
            regions = Set.copyOf(regions);
        }

        /** Whether findings of a Region come home. */
        boolean links(String region) {
            return region.equals(home)
                    || switch (mode) {
                        case "ALL_REGIONS" -> true;
                        case "ALL_REGIONS_EXCEPT_SPECIFIED" -> !regions.contains(region);
                        case "SPECIFIED_REGIONS" -> regions.contains(region);
                        default -> false;
                    };
        }
    }
}

package io.github.findingrelay.desk;

import java.util.Set;

/**
 * Where Security Hub gathers findings.
 *
 * @param home the Region they come to
 * @param mode {@code ALL_REGIONS}, {@code SPECIFIED_REGIONS}, …
 * @param regions that the mode is about
 */
public record FindingAggregator(String arn, String home, String mode, Set<String> regions) {

    public FindingAggregator {
        regions = Set.copyOf(regions);
    }

    /** Whether findings of a Region come home. */
    public boolean links(String region) {
        return region.equals(home)
                || switch (mode) {
                    case "ALL_REGIONS" -> true;
                    case "ALL_REGIONS_EXCEPT_SPECIFIED" -> !regions.contains(region);
                    case "SPECIFIED_REGIONS" -> regions.contains(region);
                    default -> false;
                };
    }
}

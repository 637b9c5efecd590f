package io.github.findingrelay.model;

import java.util.List;

/**
 * How CloudFormation goes about an operation on a stack set.
 *
 * @param parallelRegions whether it works in all Regions at the same time
 * @param regionOrder every Region of the set; has a meaning only one Region after the other
 * @param maxConcurrentPercentage of the accounts of a Region, 1 to 100
 * @param failureTolerancePercentage of the accounts of a Region, 0 to 100; beyond it the operation
 *     stops
 */
public record OperationPreferences(
        boolean parallelRegions,
        List<String> regionOrder,
        int maxConcurrentPercentage,
        int failureTolerancePercentage) {
    public OperationPreferences {
        regionOrder = List.copyOf(regionOrder);
    }
}

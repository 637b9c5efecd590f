package io.github.findingrelay.desk;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --region}: only some Regions, with the same words everywhere. */
public final class RegionOptions {

    private static final String NAME = "--region";

    @Option(
            names = NAME,
            paramLabel = "REGION",
            split = ",",
            description = "Only these Regions. Default: organization.regions of accounts.yaml.")
    private List<String> regions = List.of();

    /** Regions of accounts.yaml: those that were chosen, or all. */
    public List<String> of(Selection selection) {
        return orAll(selection, selection.regions(NAME, regions));
    }

    /** The same, and any other Region of the partition. */
    public List<String> any(Selection selection) {
        return orAll(selection, selection.anyRegions(NAME, regions));
    }

    private static List<String> orAll(Selection selection, List<String> chosen) {
        return chosen.isEmpty() ? selection.organization().regions() : chosen;
    }

    /** Whether somebody has chosen. */
    public boolean isGiven() {
        return !regions.isEmpty();
    }
}

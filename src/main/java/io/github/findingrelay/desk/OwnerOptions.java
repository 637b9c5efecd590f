package io.github.findingrelay.desk;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --owner}: only some owners, with the same words everywhere. */
public final class OwnerOptions {

    private static final String NAME = "--owner";

    @Option(
            names = NAME,
            paramLabel = "KEY",
            split = ",",
            description = "Only what concerns these owners, by their keys in accounts.yaml.")
    private List<String> owners = List.of();

    /** The keys, each once; none: all. */
    public List<String> of(Selection selection) {
        return selection.owners(NAME, owners);
    }
}

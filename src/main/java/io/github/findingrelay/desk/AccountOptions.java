package io.github.findingrelay.desk;

import java.util.List;
import picocli.CommandLine.Option;

/** {@code --account}: only some accounts, with the same words everywhere. */
public final class AccountOptions {

    /** As it is written. */
    public static final String NAME = "--account";

    @Option(
            names = NAME,
            paramLabel = "ID",
            split = ",",
            description = "Only what concerns these accounts, by their ids, or by their names in accounts.yaml.")
    private List<String> accounts = List.of();

    /** Ids of accounts of accounts.yaml, each once; none: all. */
    public List<String> of(Selection selection) {
        return selection.accounts(NAME, accounts);
    }

    /** The same, and any other account by its id. */
    public List<String> any(Selection selection) {
        return selection.anyAccounts(NAME, accounts);
    }

    /** Whether somebody has chosen. */
    public boolean isGiven() {
        return !accounts.isEmpty();
    }
}

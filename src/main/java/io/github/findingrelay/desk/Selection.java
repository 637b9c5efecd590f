package io.github.findingrelay.desk;

import io.github.findingrelay.config.Regions;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a command line names of accounts.yaml. A name that is wrong would filter everything away, and
 * one that is not unique means somebody else as well: all of them are refused together, before
 * anything is asked.
 */
public final class Selection {

    private final Organization organization;
    private final List<String> mistakes = new ArrayList<>();

    private Selection(Organization organization) {
        this.organization = organization;
    }

    /**
     * Selects, or throws with everything that is wrong.
     *
     * @param choice what is selected
     */
    public static <T> T of(Organization organization, WorkspaceOptions options, Function<Selection, T> choice) {
        Selection selection = new Selection(organization);
        T chosen = choice.apply(selection);
        if (!selection.mistakes.isEmpty()) {
            throw options.wrong(String.join("\n", selection.mistakes));
        }
        return chosen;
    }

    /** Of which something is selected. */
    public Organization organization() {
        return organization;
    }

    /** Something that cannot be meant. */
    public void mistake(String message) {
        mistakes.add(message);
    }

    /** Keys of owners. */
    public List<String> owners(String option, Collection<String> written) {
        List<String> known = organization.owners().stream().map(Owner::key).toList();
        return known(option, written, known, "accounts.yaml has no owner '%s'");
    }

    /** Regions of accounts.yaml. */
    public List<String> regions(String option, Collection<String> written) {
        return known(option, written, organization.regions(), "'%s' is not in organization.regions of accounts.yaml");
    }

    /** Regions of the partition, whether or not accounts.yaml lists them. */
    public List<String> anyRegions(String option, Collection<String> written) {
        String partition = organization.partition().id();
        return known(
                option,
                written,
                Regions.of(organization.partition()),
                "partition " + partition + " has no Region '%s'");
    }

    /** Of names that are listed somewhere. */
    private List<String> known(String option, Collection<String> written, Collection<String> known, String unknown) {
        for (String name : written) {
            if (!known.contains(name)) {
                mistake(option
                        + ": "
                        + unknown.formatted(name)
                        + Suggestion.of(name, known).orElse(""));
            }
        }
        return written.stream().distinct().toList();
    }

    /** Ids of accounts of accounts.yaml, which are given by id or by name. */
    public List<String> accounts(String option, Collection<String> written) {
        List<String> ids = organization.accountIds();
        return written.stream()
                .flatMap(account -> ids.contains(account) ? Stream.of(account) : named(option, account))
                .distinct()
                .toList();
    }

    /** The same, and any other account by its id. */
    public List<String> anyAccounts(String option, Collection<String> written) {
        return written.stream()
                .flatMap(account -> account.matches("\\d{12}") ? Stream.of(account) : named(option, account))
                .distinct()
                .toList();
    }

    private Stream<String> named(String option, String name) {
        List<String> ids = organization.accounts().stream()
                .filter(account -> account.name().equals(name))
                .map(Account::id)
                .toList();
        if (ids.size() != 1) {
            mistake(option + ": " + (ids.isEmpty() ? unknown(name) : ambiguous(name, ids)));
        }
        return ids.stream();
    }

    private String unknown(String account) {
        List<String> known = organization.accounts().stream()
                .flatMap(one -> Stream.of(one.id(), one.name()))
                .toList();
        return "accounts.yaml has no account '%s', neither as an id of 12 digits nor as a name%s"
                .formatted(account, Suggestion.of(account, known).orElse(""));
    }

    private static String ambiguous(String name, List<String> ids) {
        return "%d accounts of accounts.yaml are named '%s': %s; give the id"
                .formatted(ids.size(), name, String.join(", ", ids));
    }
}

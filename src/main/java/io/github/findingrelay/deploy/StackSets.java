package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudFormation's stack sets. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}. Operations are done once for each operation id: an id
 * that is known already is accepted again.
 */
public interface StackSets {

    /**
     * A stack set as CloudFormation describes it.
     *
     * @param description our digest
     * @param organizationalUnits it goes to
     * @param tags none if they are not known
     */
    record Deployed(String name, String description, List<String> organizationalUnits, Map<String, String> tags) {

        public Deployed {
            organizationalUnits = List.copyOf(organizationalUnits);
            tags = Map.copyOf(tags);
        }

        /** A set whose tags are not known: lists have none. */
        public Deployed(String name, String description, List<String> organizationalUnits) {
            this(name, description, organizationalUnits, Map.of());
        }
    }

    /**
     * A stack of a set.
     *
     * @param status {@code CURRENT}, {@code OUTDATED}, {@code INOPERABLE}, or a detailed status such
     *     as {@code SKIPPED_SUSPENDED_ACCOUNT}
     * @param reason of the status, or empty
     * @param organizationalUnit that it was made for; empty: for its account, or not known
     */
    record Instance(String account, String region, String status, String reason, String organizationalUnit) {
        public Instance {
            reason = OneLine.printable(reason);
        }

        /** One that was made for its account. */
        public Instance(String account, String region, String status, String reason) {
            this(account, region, status, reason, "");
        }

        /** Whether it is as its set says. */
        public boolean isCurrent() {
            return status.equals("CURRENT");
        }

        /** Whether CloudFormation has left it out, since its account is suspended. */
        public boolean isSuspended() {
            return status.equals("SKIPPED_SUSPENDED_ACCOUNT");
        }

        /** Whether no operation is needed. */
        boolean isGood() {
            return isCurrent() || isSuspended();
        }

        /** The status, with its reason if there is one. */
        public String state() {
            return reason.isEmpty() ? status : status + ": " + reason;
        }
    }

    /** Where stacks come or go: Regions of accounts or, service-managed, of organizational units. */
    record Targets(List<String> accounts, List<String> organizationalUnits, List<String> regions) {
        public Targets {
            accounts = List.copyOf(accounts);
            organizationalUnits = List.copyOf(organizationalUnits);
            regions = List.copyOf(regions);
        }
    }

    /** Empty: there is none. */
    Optional<Deployed> stackSet(String name, CallAs callAs);

    /** Names and descriptions of all active sets. */
    Page<Deployed> all(CallAs callAs, Optional<String> next);

    Page<Instance> instances(String name, CallAs callAs, Optional<String> next);

    /** The template that the stacks of a set were made with. */
    String template(String name, CallAs callAs);

    void create(StackSet set, String template, Map<String, String> tags, String token);

    /** Changes the set and all its stacks; like the next two, the id of the operation. */
    String update(StackSet set, String template, Map<String, String> tags, String operationId);

    String createInstances(StackSet set, Targets targets, String operationId);

    /** Deletes stacks with what is in them. */
    String deleteInstances(String name, CallAs callAs, Targets targets, String operationId);

    void delete(String name, CallAs callAs);

    /** Whether an operation has not ended yet, well or not. */
    boolean isRunning(String name, CallAs callAs, String operationId);
}

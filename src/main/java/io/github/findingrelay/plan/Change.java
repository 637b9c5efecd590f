package io.github.findingrelay.plan;

import io.github.findingrelay.model.Labelled;
import java.util.List;
import java.util.Optional;

/**
 * A stack or stack set that merging changes, as docs/plan.schema.json describes it.
 *
 * @param kind of the stack; {@code analyzers} for a stack set
 * @param owner key of the owner it belongs to, unless it serves several
 * @param accounts whose findings are concerned, before or after
 * @param consequences the worst first
 * @param diff of the template, in unified form; empty if only the manifest differs
 * @param changeSet what CloudFormation says that it would do, if it was asked
 */
record Change(
        Action action,
        String name,
        String kind,
        Optional<String> owner,
        List<String> accounts,
        List<Consequence> consequences,
        List<String> diff,
        Optional<List<String>> changeSet) {
    Change {
        accounts = List.copyOf(accounts);
        consequences = List.copyOf(consequences);
        diff = List.copyOf(diff);
    }

    /** The same with what CloudFormation says. */
    Change with(Optional<List<String>> said) {
        return new Change(action, name, kind, owner, accounts, consequences, diff, said);
    }

    /** What becomes of it, since it is somebody else's: nothing. */
    Change refused() {
        return new Change(Action.REFUSED, name, kind, owner, accounts, List.of(), List.of(), Optional.empty());
    }

    /** The most dangerous first. */
    enum Action implements Labelled {
        /** Deploy refuses it: it is somebody else's. */
        REFUSED,
        REMOVED,
        MOVED,
        REPLACED,
        CHANGED,
        CREATED
    }
}

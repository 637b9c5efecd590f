package io.github.findingrelay.deploy;

import java.util.List;

/** Hears how far a deployment has come. Called by one thread. */
interface DeploymentListener {

    /** A stack has got its outcome. */
    void ended(Outcome outcome);

    /** Something is about to be done that somebody should hear of, even if nothing else is heard. */
    default void saying(String what) {}

    /** The stacks in which something is going on now. */
    void inFlight(List<String> names);
}

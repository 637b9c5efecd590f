package io.github.findingrelay.deploy;

import java.util.List;

/** Hears how far a deployment has come. Called by one thread. */
interface DeploymentListener {

    /** A stack has got its outcome. */
    void ended(Outcome outcome);

    /** The stacks in which something is going on now. */
    void inFlight(List<String> names);
}

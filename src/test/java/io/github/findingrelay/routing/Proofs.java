package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.Workspace;

/** What is read back from a rendered workspace. */
final class Proofs {

    private Proofs() {}

    static Checked<Proof> of(Workspace workspace) {
        return Prover.prove(workspace.folder(), workspace.organization(), (done, of) -> {});
    }

    static Topology topology(Workspace workspace) {
        return Workspace.value(Topology.read(workspace.folder(), workspace.organization()));
    }
}

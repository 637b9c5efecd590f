package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.WorkingTree;

/** What is read back from a rendered workspace. */
final class Proofs {

    private Proofs() {}

    static Checked<Proof> of(Workspace workspace) {
        return Prover.prove(workspace.folder(), workspace.organization(), (done, of) -> {});
    }

    /** The same with some effort. */
    static Checked<Proof> of(Workspace workspace, Effort effort) {
        return WorkingTree.read(workspace.folder())
                .then(files -> Prover.prove(files, workspace.organization(), (done, of) -> {}, effort));
    }

    static Topology topology(Workspace workspace) {
        return Workspace.value(Topology.read(workspace.folder(), workspace.organization()));
    }
}

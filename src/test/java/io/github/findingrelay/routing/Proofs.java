package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.WorkingTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is read back from a rendered workspace. */
final class Proofs {

    /** Workspaces of many tests have the same state machines: each is played once. */
    private static final Map<MachinePlay, List<String>> PLAYS = new ConcurrentHashMap<>();

    private static final Effort ONCE = new Effort(Proofs::problems, Effort.FULL.enough());

    private Proofs() {}

    /** Everything, and to the end. */
    static Checked<Proof> of(Workspace workspace) {
        return of(workspace, ONCE);
    }

    private static List<String> problems(MachinePlay play) {
        // Not while others wait for the same part of the map: a play takes long.
        List<String> problems = Optional.ofNullable(PLAYS.get(play)).orElseGet(play::problems);
        PLAYS.put(play, problems);
        return problems;
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

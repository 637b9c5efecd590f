package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DeployedStacks;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is deployed, as if it were a state of generated/. It only reads. */
final class LiveState implements Snapshot {

    /** Stands before the name of a stack, where others have the path of its template. */
    private static final String DEPLOYED = "deployed/";

    private final CloudFormation cloudFormation;
    private final RequestBudget budget;
    private final Manifest wanted;
    private final DeployedStacks deployed;
    private final List<LiveStackSet> stackSets;
    private final LiveAnalyzers analyzers;

    /**
     * Looks at AWS.
     *
     * @param analyzers looks at them
     * @param wanted tells which stacks are ours, and whose they are
     * @throws RequestException if it cannot be seen what is deployed
     */
    LiveState(
            CloudFormation cloudFormation,
            StackSets stackSets,
            LiveAnalyzers analyzers,
            Manifest wanted,
            RequestBudget budget) {
        this.cloudFormation = cloudFormation;
        this.budget = budget;
        this.wanted = wanted;
        this.deployed = DeployedStacks.of(cloudFormation, wanted.names(), budget);
        this.stackSets = wanted.stackSets().stream()
                .flatMap(set -> LiveStackSet.of(set, stackSets, budget).stream())
                .toList();
        this.analyzers = analyzers;
        this.stackSets.forEach(analyzers::look);
    }

    /** Of {@link DeployedStacks#fingerprint}. */
    String fingerprint() {
        return deployed.fingerprint();
    }

    /** The stacks of stack sets that are not as they should be, and their analyzers, by account and Region. */
    List<String> notices() {
        return Stream.concat(stackSets.stream().flatMap(LiveStackSet::notices), analyzers.notices().stream())
                .toList();
    }

    @Override
    public Manifest manifest() {
        Map<String, Stack> byName =
                wanted.stacks().stream().collect(Collectors.toMap(Stack::name, Function.identity()));
        return new Manifest(
                wanted.stackPrefix(),
                wanted.tags(),
                deployed.stacks().stream()
                        .map(stack -> stack(stack, Optional.ofNullable(byName.get(stack.name()))))
                        .toList(),
                stackSets.stream().map(this::asInManifest).toList());
    }

    /** A deployment puts right what is not as CloudFormation believes, even if nothing else changes. */
    private StackSet asInManifest(LiveStackSet set) {
        return analyzers.areChanged(set) ? set.withDigest("").asInManifest() : set.asInManifest();
    }

    /** Of one that is not listed, the name tells what it is for. */
    private Stack stack(DeployedStack stack, Optional<Stack> listed) {
        ResourceNames names = wanted.names();
        return new Stack(
                stack.name(),
                listed.map(Stack::kind).or(() -> names.kindIn(stack.name())).orElse(StackKind.ACCOUNT),
                wanted.account(),
                wanted.region(),
                DEPLOYED + stack.name(),
                // What is half done is not what it was.
                stack.status().isInProgress() ? "" : stack.digest().orElse(""),
                listed.map(Stack::covers)
                        .orElseGet(() -> names.accountIn(stack.name()).stream().toList()),
                listed.flatMap(Stack::owner));
    }

    @Override
    public Map<String, SourceText> files(Collection<String> paths) {
        Map<String, SourceText> files = new HashMap<>();
        for (String path : paths) {
            if (path.startsWith(DEPLOYED)) {
                String name = path.substring(DEPLOYED.length());
                String template = budget.repeatable(() -> cloudFormation.template(name));
                files.put(path, new SourceText(path, template));
            }
        }
        return files;
    }
}

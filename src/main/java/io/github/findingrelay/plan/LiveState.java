package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DeployedStacks;
import io.github.findingrelay.deploy.OtherPrefixes;
import io.github.findingrelay.deploy.Ownership;
import io.github.findingrelay.deploy.PruneCount;
import io.github.findingrelay.deploy.StackSets;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.ResourceNames;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.Unanswered;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is deployed, as if it were a state of generated/. It only reads. What AWS does not answer
 * hides nothing else: nothing is said of it but that.
 */
final class LiveState implements Snapshot {

    /** Stands before the name of a stack, where others have the path of its template. */
    private static final String DEPLOYED = "deployed/";

    private final CloudFormation cloudFormation;
    private final StackSets sets;
    private final Questions aws;
    private final Manifest wanted;
    private final Optional<List<DeployedStack>> seen;
    private final List<DeployedStack> all;
    private final DeployedStacks deployed;
    private final LiveStackSets stackSets;
    private final LiveAnalyzers analyzers;

    /**
     * Looks at AWS.
     *
     * @param analyzers looks at them
     * @param wanted tells which stacks are ours, and whose they are
     */
    LiveState(
            CloudFormation cloudFormation,
            StackSets sets,
            LiveAnalyzers analyzers,
            Manifest wanted,
            RequestBudget budget) {
        this.cloudFormation = cloudFormation;
        this.sets = sets;
        this.aws = new Questions(budget);
        this.wanted = wanted;
        this.seen = aws.ask(stacksOf(wanted), () -> budget.pages(cloudFormation::stacks));
        this.all = seen.orElse(List.of());
        this.deployed = DeployedStacks.among(all, wanted.names());
        this.stackSets = LiveStackSets.of(wanted, sets, aws, budget);
        this.analyzers = analyzers;
        this.stackSets.listed().forEach(analyzers::look);
    }

    private static String stacksOf(Manifest wanted) {
        return wanted.stacks().stream()
                .findFirst()
                .map(stack -> "the stacks of account %s in %s".formatted(stack.account(), stack.region()))
                .orElse("the stacks");
    }

    /** Of {@link DeployedStacks#fingerprint}; empty: the stacks were not seen. */
    Optional<String> fingerprint() {
        return seen.map(stacks -> deployed.fingerprint());
    }

    /** What AWS has not answered so far: also files are asked for. */
    List<Unanswered> unanswered() {
        return Stream.concat(aws.unanswered().stream(), analyzers.unanswered().stream())
                .distinct()
                .toList();
    }

    /** Names of stacks and stack sets of which nothing is known. */
    List<String> notSeen() {
        return Stream.concat(
                        seen.isEmpty() ? wanted.stacks().stream().map(Stack::name) : Stream.of(),
                        stackSets.notSeen().stream().map(StackSet::name))
                .toList();
    }

    /** What has a name of ours and is somebody else's. */
    ForeignResources foreign() {
        Map<String, Stack> listed =
                wanted.stacks().stream().collect(Collectors.toMap(Stack::name, Function.identity()));
        Ownership ownership = new Ownership(wanted.names());
        Map<String, Optional<StackKind>> kinds = all.stream()
                .filter(stack -> listed.containsKey(stack.name()) && !ownership.isOurs(stack))
                .map(DeployedStack::name)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> Optional.ofNullable(listed.get(name)).map(Stack::kind)));
        stackSets.foreign().forEach(name -> kinds.put(name, Optional.empty()));
        return new ForeignResources(kinds);
    }

    /**
     * What is somebody else's, what another prefix has left, the stacks of stack sets and the analyzers
     * that are not as they should be, and what the caps stop.
     */
    List<String> notices() {
        return Stream.of(
                        foreign().notices(),
                        OtherPrefixes.among(all, wanted.names()).sentences(),
                        stackSets.notices(),
                        stackSets.guard(stacks()).stream().toList(),
                        analyzers.notices())
                .flatMap(List::stream)
                .toList();
    }

    /** How many stacks would be deleted. */
    private PruneCount stacks() {
        Set<String> listed = wanted.stacks().stream().map(Stack::name).collect(Collectors.toSet());
        long leftOver = deployed.stacks().stream()
                .filter(stack -> !listed.contains(stack.name()))
                .count();
        return new PruneCount(leftOver, deployed.stacks().size(), 0);
    }

    @Override
    public Manifest manifest() {
        Map<String, Stack> byName =
                wanted.stacks().stream().collect(Collectors.toMap(Stack::name, Function.identity()));
        return new Manifest(
                wanted.stackPrefix(),
                wanted.tags(),
                seen.isEmpty()
                        ? wanted.stacks()
                        : deployed.stacks().stream()
                                .map(stack -> stack(stack, Optional.ofNullable(byName.get(stack.name()))))
                                .toList(),
                stackSets.inManifest(analyzers));
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
                template("stack " + name, () -> cloudFormation.template(name))
                        .ifPresent(template -> files.put(path, new SourceText(path, template)));
            }
        }
        for (LiveStackSet set : stackSets.listed()) {
            String name = set.wanted().name();
            paths.stream()
                    .filter(set::isAt)
                    .forEach(path -> template(
                                    "stack set " + name,
                                    () -> sets.template(name, set.wanted().callAs()))
                            .ifPresent(template -> files.put(path, new SourceText(path, template))));
        }
        return files;
    }

    private Optional<String> template(String of, Supplier<String> question) {
        return aws.ask("the template of " + of, () -> aws.call(question));
    }
}

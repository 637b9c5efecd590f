package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All rules, topics and receivers of the rendered stacks, and how they hang together.
 *
 * @param contents of all stacks, in the manifest's order; rules only those of the Region and
 *     account that findings arrive in
 * @param analyzers of all stack sets
 */
public record Topology(WorkingTree files, StackContents contents, List<Analyzer> analyzers) {

    /**
     * Reads generated/.
     *
     * @return the topology, or everything that cannot be read
     */
    public static Checked<Topology> read(Path workspace, Organization organization) {
        return WorkingTree.read(workspace).then(files -> read(files, organization));
    }

    private static Checked<Topology> read(WorkingTree files, Organization organization) {
        return Checked.all(files.manifest().stacks().parallelStream()
                        .map(stack -> Checked.reading(() -> contents(files, stack, organization)))
                        .toList())
                .then(stacks -> Checked.reading(
                        () -> new Topology(files, joined(stacks, organization), analyzers(files, organization))));
    }

    private static StackContents contents(WorkingTree files, Stack stack, Organization organization) {
        SourceText template = files.text(stack.template());
        return StackReader.read(
                StackTemplate.of(stack, organization.partition().id(), template, TemplateNode.read(template)),
                organization.names());
    }

    private static List<Analyzer> analyzers(WorkingTree files, Organization organization) {
        String partition = organization.partition().id();
        Set<String> named = AnalyzerCheck.named(organization);
        return files.manifest().stackSets().stream()
                .flatMap(set -> AnalyzerReader.read(set, files.text(set.template()), partition, named).stream())
                .toList();
    }

    private static StackContents joined(List<StackContents> stacks, Organization organization) {
        StackContents joined = new StackContents();
        stacks.forEach(joined::addAll);
        joined.rules.removeIf(rule -> !receivesFindings(rule.stack(), organization));
        return joined;
    }

    /** Security Hub puts findings on the bus of the admin account in the home Region alone. */
    static boolean receivesFindings(Stack stack, Organization organization) {
        return stack.account().equals(organization.adminAccount())
                && stack.region().equals(organization.homeRegion());
    }

    /** Those that the manifest lists. */
    List<Stack> stacks() {
        return files.manifest().stacks();
    }

    public List<EventRule> rules() {
        return contents.rules;
    }

    /** Who receives what is published to a topic. */
    List<Recipient> recipientsOf(String topic) {
        return contents.recipients.getOrDefault(topic, List.of());
    }

    /** Whether a target is an event bus, to which its rule forwards. */
    public boolean isBus(Target target) {
        return contents.buses.contains(target.arn());
    }

    /** The state machine that a target starts. */
    Optional<Machine> machine(Target target) {
        return contents.machines.stream()
                .filter(machine -> machine.arn().equals(target.arn()))
                .findFirst();
    }

    /** Names of the buses that a rule forwards to. */
    List<String> busesOf(EventRule rule) {
        return rule.targets().stream()
                .filter(this::isBus)
                .map(target -> target.arn().substring(target.arn().lastIndexOf('/') + 1))
                .toList();
    }

    /** Whether a rule may leave in a queue what it could not deliver. */
    boolean takesDeadLetters(String queue, EventRule rule) {
        return contents.queues.contains(queue)
                && contents.senders.stream().anyMatch(sender -> sender.queue().equals(queue) && sender.is(rule));
    }
}

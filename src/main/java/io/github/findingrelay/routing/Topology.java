package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
        return WorkingTree.read(workspace)
                .then(files -> new TopologyReader(files, organization, Optional.empty()).read());
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
}

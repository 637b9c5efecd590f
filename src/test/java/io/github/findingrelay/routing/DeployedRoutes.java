package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.routing.StackContents.Permission;
import io.github.findingrelay.routing.StackContents.Topic;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told by the stacks that are there at one moment: what points to nothing tells nobody. */
public final class DeployedRoutes {

    /** Reads templates, each text once. */
    public static final class Reading {

        private final Organization organization;
        private final Map<List<String>, StackContents> read = new HashMap<>();

        /** For the stacks of the admin account. */
        public Reading(Organization organization) {
            this.organization = organization;
        }

        /** The stacks that are there, with their templates. */
        public DeployedRoutes routes(Map<String, String> templates) {
            StackContents joined = new StackContents();
            templates.forEach((name, text) ->
                    joined.addAll(read.computeIfAbsent(List.of(name, text), key -> contents(name, text))));
            return new DeployedRoutes(joined, organization);
        }

        private StackContents contents(String name, String text) {
            SourceText source = new SourceText(name, text);
            Stack stack = new Stack(
                    name,
                    StackKind.ACCOUNT,
                    organization.adminAccount(),
                    organization.homeRegion(),
                    name,
                    "",
                    List.of(),
                    Optional.empty());
            return StackReader.read(
                    StackTemplate.of(stack, organization.partition().id(), source, TemplateNode.read(source)),
                    organization.names());
        }
    }

    private final StackContents contents;
    private final String chatRole;
    private final Router router;
    private final Map<String, Topic> topics;
    private final Map<String, Machine> machines;
    private final Map<List<String>, List<String>> told = new HashMap<>();

    private DeployedRoutes(StackContents contents, Organization organization) {
        this.contents = contents;
        this.chatRole = organization.names().chatRole();
        this.topics = contents.topics.stream().collect(Collectors.toMap(Topic::arn, topic -> topic));
        this.machines = contents.machines.stream().collect(Collectors.toMap(Machine::arn, machine -> machine));
        WorkingTree none = new WorkingTree(Path.of("."), Manifest.NONE, "");
        List<EventRule> rules =
                contents.rules.stream().filter(EventRule::enabled).toList();
        this.router = new Router(new Topology(none, contents, List.of()), rules);
    }

    /** Every message, by its recipient, in alphabetical order. */
    public List<String> told(JsonNode event) {
        List<EventRule> rules = router.matching(event);
        List<String> all = new ArrayList<>();
        for (EventRule rule : rules) {
            all.addAll(told.computeIfAbsent(
                    List.of(rule.stack().name(), rule.logicalId()),
                    key -> rule.targets().stream().flatMap(this::told).toList()));
        }
        return all.stream().sorted().toList();
    }

    private Stream<String> told(Target target) {
        Machine machine = machines.get(target.arn());
        boolean starts = target.role()
                .map(contents.roles::get)
                .filter(role -> role.may("states:StartExecution", target.arn()))
                .isPresent();
        return machine != null && starts ? target.handover().all().flatMap(topic -> told(machine, topic)) : Stream.of();
    }

    private Stream<String> told(Machine machine, String arn) {
        Topic topic = topics.get(arn);
        Role role = contents.roles.get(machine.role());
        if (topic == null || role == null || !mayPublish(machine, role, arn)) {
            return Stream.of();
        }
        if (topic.key().isPresent() && !mayUse(role, topic.key().get())) {
            return Stream.of();
        }
        return contents.recipients.getOrDefault(arn, List.of()).stream()
                .filter(recipient -> !recipient.isChat() || reachesChat(topic))
                .map(Recipient::toString);
    }

    private boolean mayPublish(Machine machine, Role role, String topic) {
        return role.may("sns:Publish", topic)
                && contents.publishers.getOrDefault(topic, List.of()).stream()
                        .anyMatch(publisher -> publisher.principal().equals(machine.role()));
    }

    private boolean mayUse(Role role, String key) {
        String arn = contents.keys.get(key);
        return arn != null && Permission.KEY_ACTIONS.stream().allMatch(action -> role.may(action, arn));
    }

    private boolean reachesChat(Topic topic) {
        boolean hasRole = contents.roles.keySet().stream().anyMatch(arn -> arn.endsWith("role/" + chatRole));
        return hasRole
                && topic.key()
                        .map(key -> Permission.KEY_ACTIONS.stream()
                                .allMatch(action -> contents.permissions.contains(
                                        new Permission(PolicyDocument.CHAT, action, key))))
                        .orElse(true);
    }
}

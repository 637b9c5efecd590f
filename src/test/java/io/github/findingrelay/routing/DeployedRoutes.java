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
import io.github.findingrelay.routing.StackContents.Topic;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told by the stacks that are there at one moment: what points to nothing tells nobody. */
public final class DeployedRoutes {

    /** Reads templates, each text once. */
    public static final class Reading {

        private final Organization organization;
        private final Map<List<String>, Read> read = new HashMap<>();

        private record Read(StackContents contents, DeployedPermissions permissions) {}

        /** For the stacks of the admin account. */
        public Reading(Organization organization) {
            this.organization = organization;
        }

        /** The stacks that are there, with their templates. */
        public DeployedRoutes routes(Map<String, String> templates) {
            StackContents contents = new StackContents();
            DeployedPermissions permissions = new DeployedPermissions();
            templates.forEach((name, text) -> {
                Read one = read.computeIfAbsent(List.of(name, text), key -> read(name, text));
                contents.addAll(one.contents());
                permissions.addAll(one.permissions());
            });
            return new DeployedRoutes(contents, permissions, organization);
        }

        private Read read(String name, String text) {
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
            StackTemplate template =
                    StackTemplate.of(stack, organization.partition().id(), source, TemplateNode.read(source));
            return new Read(StackReader.read(template), DeployedPermissions.of(template));
        }
    }

    private final StackContents contents;
    private final DeployedPermissions permissions;
    private final String chatRole;
    private final Router router;
    private final Set<String> topics;
    private final Set<String> machines;
    private final Map<List<String>, List<String>> told = new HashMap<>();

    private DeployedRoutes(StackContents contents, DeployedPermissions permissions, Organization organization) {
        this.contents = contents;
        this.permissions = permissions;
        this.chatRole = organization.names().chatRole();
        this.topics = contents.topics.stream().map(Topic::arn).collect(Collectors.toSet());
        this.machines = contents.machines.stream().map(Machine::arn).collect(Collectors.toSet());
        WorkingTree none = new WorkingTree(Path.of("."), Manifest.NONE, "");
        List<EventRule> rules =
                contents.rules.stream().filter(EventRule::enabled).toList();
        this.router = new Router(new Topology(none, contents, List.of()), rules);
    }

    /** Topics that lose what rules hand over to them: they are encrypted, and nobody who publishes may use their key. */
    public List<String> topicsWithoutKey() {
        Set<String> used = contents.rules.stream()
                .flatMap(rule -> rule.targets().stream())
                .flatMap(target -> target.handover().all())
                .collect(Collectors.toSet());
        return permissions.topicsWithoutKey().stream().filter(used::contains).toList();
    }

    /** Every message, by its recipient, in alphabetical order. */
    public List<String> told(JsonNode event) {
        List<EventRule> rules = router.matching(event);
        List<String> all = new ArrayList<>();
        for (EventRule rule : rules) {
            all.addAll(told.computeIfAbsent(
                    List.of(rule.stack().name(), rule.logicalId()),
                    key -> rule.targets().stream()
                            .flatMap(target -> told(rule, target))
                            .toList()));
        }
        return all.stream().sorted().toList();
    }

    private Stream<String> told(EventRule rule, Target target) {
        return machines.contains(target.arn()) && permissions.mayStart(rule, target.arn())
                ? target.handover().all().flatMap(topic -> told(target.arn(), topic))
                : Stream.of();
    }

    private Stream<String> told(String machine, String topic) {
        if (!topics.contains(topic) || !permissions.mayPublish(machine, topic)) {
            return Stream.of();
        }
        return contents.recipients.getOrDefault(topic, List.of()).stream()
                .filter(recipient -> !recipient.isChat() || permissions.chatMayRead(topic, chatRole))
                .map(Recipient::toString);
    }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceLocation;
import io.github.findingrelay.routing.StackContents.Alarm;
import io.github.findingrelay.routing.StackContents.Machine;
import io.github.findingrelay.routing.StackContents.Permission;
import io.github.findingrelay.routing.StackContents.Publisher;
import io.github.findingrelay.routing.StackContents.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may publish to topics, and use the keys that they are encrypted with. */
final class TopicCheck {

    /** Who may publish to a topic without a policy. */
    private static final List<Publisher> EVERYBODY =
            List.of(new Publisher("everybody in the account", List.of(), List.of()));

    private final Topology topology;
    private final StackContents contents;

    /** ARNs of the roles of all state machines. */
    private final SortedSet<String> deliverers;

    private final List<Diagnostic> found = new ArrayList<>();

    private TopicCheck(Topology topology) {
        this.topology = topology;
        this.contents = topology.contents();
        this.deliverers = contents.machines.stream().map(Machine::role).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Diagnostic> of(Topology topology) {
        TopicCheck check = new TopicCheck(topology);
        check.contents.topics.forEach(check::topic);
        return check.found;
    }

    private void topic(Topic topic) {
        List<Publisher> publishers = contents.publishers.getOrDefault(topic.arn(), EVERYBODY);
        publishers.stream()
                .filter(publisher -> !publisher.mayOnlyPublish()
                        || (!deliverers.contains(publisher.principal()) && !isAlarm(publisher, topic)))
                .forEach(publisher -> error(
                        topic.location(),
                        "%s may use %s; only state machines of ours may publish there, and the alarm to the fallback"
                                .formatted(publisher.principal(), topic.arn()),
                        "topic.policy"));
        if (publishers.stream().noneMatch(publisher -> deliverers.contains(publisher.principal()))) {
            error(
                    topic.location(),
                    "the policy of %s does not let state machines of ours publish there".formatted(topic.arn()),
                    "topic.policy");
        }
        alarms(topic)
                .filter(alarm -> publishers.stream().noneMatch(publisher -> isAlarm(publisher, topic)))
                .forEach(alarm -> error(
                        topic.location(),
                        "no policy lets alarm %s publish to %s".formatted(alarm.name(), topic.arn()),
                        "topic.policy"));
        topic.key().ifPresent(key -> key(topic, key));
    }

    private Stream<Alarm> alarms(Topic topic) {
        return contents.alarms.stream().filter(alarm -> alarm.topics().contains(topic.arn()));
    }

    private boolean isAlarm(Publisher publisher, Topic topic) {
        return publisher.principal().equals(PolicyDocument.ALARMS)
                && alarms(topic)
                        .anyMatch(alarm -> publisher.sources().stream()
                                .anyMatch(source -> source.endsWith(":alarm:" + alarm.name())));
    }

    private void key(Topic topic, String key) {
        deliverers.stream().filter(role -> !mayUse(role, key)).forEach(role -> noKey(topic, key, role));
        if (alarms(topic).findAny().isPresent()) {
            keyUser(topic, key, PolicyDocument.ALARMS);
        }
        if (topology.recipientsOf(topic.arn()).stream().anyMatch(Recipient::isChat)) {
            keyUser(topic, key, PolicyDocument.CHAT);
        }
    }

    private boolean mayUse(String arn, String key) {
        Role role = contents.roles.get(arn);
        String keyArn = contents.keys.get(key);
        return role != null
                && keyArn != null
                && Permission.KEY_ACTIONS.stream().allMatch(action -> role.may(action, keyArn));
    }

    private void keyUser(Topic topic, String key, String service) {
        if (!Permission.KEY_ACTIONS.stream()
                .allMatch(action -> contents.permissions.contains(new Permission(service, action, key)))) {
            noKey(topic, key, service);
        }
    }

    private void noKey(Topic topic, String key, String user) {
        error(
                topic.location(),
                "topic %s is encrypted with %s, which no policy lets %s use".formatted(topic.arn(), key, user),
                "topic.key");
    }

    private void error(SourceLocation location, String message, String rule) {
        found.add(Diagnostic.error(location, message, rule));
    }
}

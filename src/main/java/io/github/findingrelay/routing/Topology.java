package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.StackContents.Forwarder;
import io.github.findingrelay.routing.StackContents.KeyUser;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import io.github.findingrelay.routing.StackContents.Sender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules, topics and receivers of the rendered stacks, and how they hang together.
 *
 * @param rules those of the Region and account that findings arrive in, in the manifest's order
 * @param openTopics ARNs of the topics that EventBridge may publish to
 * @param keyUsers which services may use which keys
 * @param forwarders which roles may put events on which buses
 * @param queues ARNs
 * @param alarms those that watch over queues
 * @param senders which rules may send to which queues
 * @param buses ARNs of all event buses but the default one
 * @param analyzers of all stack sets
 */
record Topology(
    WorkingTree files,
    List<EventRule> rules,
    List<Topic> topics,
    Map<String, List<Recipient>> recipients,
    Set<String> openTopics,
    Set<KeyUser> keyUsers,
    Set<Forwarder> forwarders,
    Set<String> queues,
    Set<Sender> senders,
    Set<QueueAlarm> alarms,
    Set<String> buses,
    List<Analyzer> analyzers) {

  /**
   * Reads generated/.
   *
   * @return the topology, or everything that cannot be read
   */
  static Checked<Topology> read(Path workspace, Organization organization) {
    return WorkingTree.read(workspace).then(files -> read(files, organization));
  }

  private static Checked<Topology> read(WorkingTree files, Organization organization) {
    String partition = organization.partition().id();
    return Checked.all(
            files.manifest().stacks().parallelStream()
                .map(stack -> Checked.reading(() -> read(files, stack, partition)))
                .toList())
        .then(
            stacks ->
                Checked.reading(
                    () -> joined(files, stacks, analyzers(files, organization), organization)));
  }

  private static List<Analyzer> analyzers(WorkingTree files, Organization organization) {
    return files.manifest().stackSets().stream()
        .flatMap(
            set ->
                AnalyzerReader.read(
                    set,
                    files.text(set.template()),
                    organization.partition().id(),
                    AnalyzerCheck.named(organization))
                    .stream())
        .toList();
  }

  private static StackContents read(WorkingTree files, Stack stack, String partition) {
    return StackReader.read(StackResources.read(stack, partition, files.text(stack.template())));
  }

  private static Topology joined(
      WorkingTree files,
      List<StackContents> all,
      List<Analyzer> analyzers,
      Organization organization) {
    Map<String, List<Recipient>> recipients = new HashMap<>();
    for (StackContents contents : all) {
      contents.subscriptions.forEach(
          subscription ->
              recipients
                  .computeIfAbsent(subscription.topic(), topic -> new ArrayList<>())
                  .add(subscription.recipient()));
    }
    return new Topology(
        files,
        all.stream()
            .flatMap(contents -> contents.rules.stream())
            .filter(rule -> receivesFindings(rule.stack(), organization))
            .toList(),
        all.stream().flatMap(contents -> contents.topics.stream()).toList(),
        recipients,
        union(all, contents -> contents.openTopics),
        union(all, contents -> contents.keyUsers),
        union(all, contents -> contents.forwarders),
        union(all, contents -> contents.queues),
        union(all, contents -> contents.senders),
        union(all, contents -> contents.alarms),
        union(all, contents -> contents.buses),
        analyzers);
  }

  /** Security Hub puts findings on the bus of the admin account in the home Region alone. */
  private static boolean receivesFindings(Stack stack, Organization organization) {
    return stack.account().equals(organization.adminAccount())
        && stack.region().equals(organization.homeRegion());
  }

  private static <T> Set<T> union(List<StackContents> all, Function<StackContents, Set<T>> part) {
    return all.stream()
        .flatMap(contents -> part.apply(contents).stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Those that the manifest lists. */
  List<Stack> stacks() {
    return files.manifest().stacks();
  }

  /** Who receives what is published to a topic. */
  List<Recipient> recipientsOf(String topic) {
    return recipients.getOrDefault(topic, List.of());
  }

  /** Names of the buses that a rule forwards to. */
  List<String> busesOf(EventRule rule) {
    return rule.targets().stream()
        .map(RuleTarget::arn)
        .filter(buses::contains)
        .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
        .toList();
  }

  /** Whether a rule may leave in a queue what it could not deliver. */
  boolean takesDeadLetters(String queue, EventRule rule) {
    return queues.contains(queue)
        && senders.stream()
            .anyMatch(
                sender -> sender.queue().equals(queue) && matches(sender.rules(), rule.arn(queue)));
  }

  private static boolean matches(String pattern, String arn) {
    String regex =
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return arn.matches(regex);
  }
}

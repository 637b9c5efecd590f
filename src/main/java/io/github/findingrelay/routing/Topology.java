package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.GeneratedFiles.Manifest;
import io.github.findingrelay.routing.StackContents.Forwarder;
import io.github.findingrelay.routing.StackContents.KeyUser;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import io.github.findingrelay.routing.StackContents.Sender;
import io.github.findingrelay.template.UnreadableException;
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
    GeneratedFiles files,
    List<Stack> stacks,
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

  /** What reading one stack led to. */
  private record Reading(List<StackContents> contents, List<Diagnostic> problems) {}

  /**
   * Reads generated/.
   *
   * @return the topology, or everything that cannot be read
   */
  static Checked<Topology> read(Path workspace, Organization organization) {
    GeneratedFiles files = new GeneratedFiles(workspace);
    try {
      Manifest manifest = files.manifest();
      List<Stack> stacks = manifest.stacks();
      String partition = organization.partition().id();
      List<Reading> readings =
          stacks.parallelStream().map(stack -> read(files, stack, partition)).toList();
      List<Diagnostic> problems =
          readings.stream().flatMap(reading -> reading.problems().stream()).toList();
      List<Analyzer> analyzers = analyzers(files, manifest, organization);
      return problems.isEmpty()
          ? Checked.valid(joined(files, stacks, readings, analyzers, organization))
          : new Checked.Invalid<>(problems);
    } catch (UnreadableException e) {
      return Checked.invalid(e.problem());
    }
  }

  private static List<Analyzer> analyzers(
      GeneratedFiles files, Manifest manifest, Organization organization) {
    return manifest.analyzerSets().stream()
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

  private static Reading read(GeneratedFiles files, Stack stack, String partition) {
    try {
      StackContents contents =
          StackReader.read(StackResources.read(stack, partition, files.text(stack.template())));
      return new Reading(List.of(contents), List.of());
    } catch (UnreadableException e) {
      return new Reading(List.of(), List.of(e.problem()));
    }
  }

  private static Topology joined(
      GeneratedFiles files,
      List<Stack> stacks,
      List<Reading> readings,
      List<Analyzer> analyzers,
      Organization organization) {
    List<StackContents> all =
        readings.stream().flatMap(reading -> reading.contents().stream()).toList();
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
        stacks,
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

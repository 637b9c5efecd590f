package io.github.findingrelay.subscriptions;

import io.github.findingrelay.request.Answer;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Survey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When addresses were last sent a confirmation mail, by whichever machine: SNS does not say, but
 * the tags of topics and the stacks do.
 */
final class LastMails {

  private static final int AT_A_TIME = 8;

  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, Map<String, Instant>> resources = new HashMap<>();
  private final Map<String, String> unknown = new HashMap<>();
  private final Map<String, List<WantedTopic>> topics;

  /**
   * Asks the topics and stacks of some addresses.
   *
   * @param topics every topic on which an address is wanted, by address in lower case
   */
  LastMails(
      Map<String, List<WantedTopic>> topics,
      SubscriptionDesk.SubscriptionServices services,
      RequestBudget budget) {
    this.topics = topics;
    Set<String> arns = new TreeSet<>();
    Set<String> stacks = new TreeSet<>();
    topics
        .values()
        .forEach(
            all ->
                all.forEach(
                    topic -> {
                      arns.add(topic.arn());
                      stacks.add(topic.stack());
                    }));
    collect(
        Survey.of(
            arns, AT_A_TIME, arn -> budget.repeatable(() -> services.subscriptions().tags(arn))),
        tags);
    collect(
        Survey.of(
            stacks,
            AT_A_TIME,
            stack -> budget.repeatable(() -> services.inspection().resources(stack))),
        resources);
  }

  /** A topic or stack that is not there has mailed nobody. */
  private <T> void collect(
      Collection<Answer<String, Map<String, T>>> answers, Map<String, Map<String, T>> into) {
    for (Answer<String, Map<String, T>> answer : answers) {
      if (answer instanceof Answer.Given<String, Map<String, T>> given) {
        into.put(given.place(), given.value());
      } else if (answer instanceof Answer.Refused<String, Map<String, T>> refused
          && refused.fault() != RequestException.Fault.ABSENT) {
        unknown.put(refused.place(), refused.reason());
      }
    }
  }

  /** Why it is not known when an address was last mailed; empty: it is. */
  Optional<String> doubt(String address) {
    Set<String> places = new HashSet<>();
    topicsOf(address)
        .forEach(
            topic -> {
              places.add(topic.arn());
              places.add(topic.stack());
            });
    return places.stream()
        .sorted()
        .filter(unknown::containsKey)
        .map(place -> "%s: %s".formatted(place, unknown.get(place)))
        .findFirst();
  }

  /** The last mail for any of the topics. */
  Optional<Instant> of(String address) {
    return topicsOf(address).stream()
        .flatMap(topic -> mails(topic, address))
        .max(Instant::compareTo);
  }

  private List<WantedTopic> topicsOf(String address) {
    return topics.getOrDefault(address, List.of());
  }

  private Stream<Instant> mails(WantedTopic topic, String address) {
    Optional<Instant> byRepair = MailTag.read(tags.getOrDefault(topic.arn(), Map.of()), address);
    Optional<Instant> byStack =
        AudienceSurvey.since(resources.getOrDefault(topic.stack(), Map.of()), topic, address);
    return Stream.of(byRepair, byStack).flatMap(Optional::stream);
  }
}

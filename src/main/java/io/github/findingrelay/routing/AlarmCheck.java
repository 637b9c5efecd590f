package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.routing.StackContents.QueueAlarm;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Whether somebody hears of what is left in a dead-letter queue: the fallback, each contact once.
 */
final class AlarmCheck {

  private AlarmCheck() {}

  /**
   * Sends the alarm of each queue through the buses.
   *
   * @param rules those that may take an alarm
   * @param expected who must be notified
   */
  static List<Diagnostic> of(
      Topology topology, List<EventRule> rules, SortedSet<Recipient> expected) {
    Router router =
        new Router(topology, rules.stream().filter(EventRule::enabled).distinct().toList());
    List<Diagnostic> found = new ArrayList<>();
    for (String queue : topology.queues()) {
      List<QueueAlarm> alarms =
          topology.alarms().stream().filter(alarm -> queue.endsWith(":" + alarm.queue())).toList();
      if (alarms.isEmpty()) {
        found.add(
            Diagnostic.error(
                "generated/foundation.yaml",
                "no alarm watches over " + queue + ": nobody would hear of what is left there",
                "alarm.missing"));
      }
      for (QueueAlarm alarm : alarms) {
        List<Recipient> happened =
            router.deliveries(router.matching(event(alarm))).stream()
                .map(Delivery::recipient)
                .sorted()
                .toList();
        if (!happened.equals(List.copyOf(expected))) {
          found.add(
              Diagnostic.error(
                  alarm.location(),
                  "alarm %s notifies %s and should notify %s"
                      .formatted(alarm.name(), happened, expected),
                  "alarm.lost"));
        }
      }
    }
    return found;
  }

  private static ObjectNode event(QueueAlarm alarm) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("source", "aws.cloudwatch");
    event.put("detail-type", "CloudWatch Alarm State Change");
    ObjectNode detail = event.putObject("detail");
    detail.put("alarmName", alarm.name());
    detail.putObject("state").put("value", "ALARM");
    return event;
  }
}

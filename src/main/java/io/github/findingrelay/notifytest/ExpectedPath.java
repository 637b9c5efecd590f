package io.github.findingrelay.notifytest;

import io.github.findingrelay.desk.DeliveryMachine;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.notifytest.NotificationPath.Metric;
import java.util.List;
import java.util.Map;

/**
 * Where a finding is to come by.
 *
 * @param rules those that match
 * @param topics names of those that are known beforehand
 * @param machines that may deliver it
 * @param marked whether it is marked as told
 * @param queue where what cannot be delivered goes
 * @param recipients who is to receive it
 * @param names what people call some of them
 */
record ExpectedPath(
        List<ExpectedRule> rules,
        List<String> topics,
        List<DeliveryMachine> machines,
        boolean marked,
        String queue,
        List<String> recipients,
        Map<String, String> names) {

    ExpectedPath {
        rules = List.copyOf(rules);
        topics = List.copyOf(topics);
        machines = List.copyOf(machines);
        recipients = List.copyOf(recipients);
        names = Map.copyOf(names);
    }

    /** A rule on an event bus. */
    record ExpectedRule(String name, String bus) {
        Metric metric(String metric) {
            return new Metric(
                    "AWS/Events",
                    metric,
                    bus.equals(EventBus.DEFAULT)
                            ? Map.of("RuleName", name)
                            : Map.of("RuleName", name, "EventBusName", bus));
        }
    }
}

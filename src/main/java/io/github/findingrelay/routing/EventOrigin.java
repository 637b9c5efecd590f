package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an event comes from, or of which kind it is, if that alone says which way it goes. */
record EventOrigin(JsonNode event, Organization organization, Topology topology, RecipientNames names) {

    /** Why no rule of ours sees the event; empty: they decide. */
    Optional<String> remark() {
        return ofAccessAnalyzer().or(this::elsewhere).or(this::ofAlarm);
    }

    /** How to be told of what no rule takes, if it is a setting. */
    Optional<String> unusedAccess() {
        boolean unused = event.at("/detail/findings/0/Types/0").asText().startsWith(SampleFinding.UNUSED);
        return unused && !organization.notifications().unusedAccess()
                ? Optional.of(
                        "it is about unused access; 'unusedAccess: true' under 'notifications' tells of that, too")
                : Optional.empty();
    }

    /** Whether somebody is told all the same. */
    boolean isTold() {
        return elsewhere().isEmpty() && !toldByAlarm().isEmpty();
    }

    private Optional<String> elsewhere() {
        String account = event.path("account").asText(organization.adminAccount());
        String region = event.path("region").asText(organization.homeRegion());
        return account.equals(organization.adminAccount()) && region.equals(organization.homeRegion())
                ? Optional.empty()
                : Optional.of(
                        "it is on the event bus of account %s in %s; our rules are in account %s in %s, where Security Hub gathers findings"
                                .formatted(account, region, organization.adminAccount(), organization.homeRegion()));
    }

    private Optional<String> ofAccessAnalyzer() {
        return event.path("source").asText().equals("aws.access-analyzer")
                ? Optional.of(
                        "it is Access Analyzer's own event; our rules look at those of Security Hub, which gets the same finding")
                : Optional.empty();
    }

    private Optional<String> ofAlarm() {
        List<Recipient> told = toldByAlarm();
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("the alarm itself tells "
                        + told.stream().map(names::shown).collect(Collectors.joining(", ")));
    }

    private List<Recipient> toldByAlarm() {
        boolean isAlarm = event.at("/detail/state/value").asText().equals("ALARM");
        return topology.contents().alarms.stream()
                .filter(alarm -> isAlarm
                        && alarm.name().equals(event.at("/detail/alarmName").asText()))
                .flatMap(alarm -> alarm.topics().stream())
                .flatMap(topic -> topology.recipientsOf(topic).stream())
                .toList();
    }
}

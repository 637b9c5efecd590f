package io.github.findingrelay.plan;

import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Quota;
import io.github.findingrelay.model.Reminders;
import io.github.findingrelay.plan.Sentence.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What alters nobody's notifications: tags, what AWS has granted, and when owners are reminded. */
record NoteSentences(OrganizationChange change) {

    Stream<Sentence> all() {
        return Stream.of(tags(), quotas(), reminders()).flatMap(sentences -> sentences);
    }

    private Stream<Sentence> tags() {
        return changed(change.before().tags(), change.after().tags())
                .map(tag -> new Sentence(Kind.UNNOTICED, "tag of every stack: " + tag));
    }

    private Stream<Sentence> quotas() {
        return changed(granted(change.before()), granted(change.after()))
                .map(quota -> new Sentence(Kind.NOTHING_CHANGES, "quota " + quota));
    }

    private Stream<Sentence> reminders() {
        return changed(days(change.before()), days(change.after()))
                .map(days -> new Sentence(Kind.NOTHING_CHANGES, "days of notifications.reminders: " + days));
    }

    private static Map<String, String> days(Organization organization) {
        Reminders reminders = organization.notifications().reminders();
        return Map.of("after", Integer.toString(reminders.after()), "escalate", Integer.toString(reminders.escalate()));
    }

    private static Map<String, String> granted(Organization organization) {
        Map<String, String> granted = new TreeMap<>();
        for (Quota quota : Quota.values()) {
            granted.put(quota.key(), Integer.toString(organization.quota(quota)));
        }
        return granted;
    }

    private static Stream<String> changed(Map<String, String> before, Map<String, String> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> after.containsKey(key)
                        ? "%s is %s, %s"
                                .formatted(
                                        key,
                                        after.get(key),
                                        before.containsKey(key) ? "no longer " + before.get(key) : "which is new")
                        : key + " is removed");
    }
}

package io.github.findingrelay.status;

import io.github.findingrelay.status.ContactHealth.ContactCondition;
import io.github.findingrelay.status.HealthProblem.Category;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One line for an address and what is the matter, however many topics it concerns. */
final class ContactProblems {

    private ContactProblems() {}

    private record ContactCase(ContactCondition condition, String contact, String owner) {

        HealthProblem problem(List<ContactHealth> contacts) {
            String since = contacts.stream()
                    .flatMap(contact -> contact.since().stream())
                    .min(Instant::compareTo)
                    .map(instant -> ", since " + instant)
                    .orElse("");
            List<String> topics =
                    contacts.stream().map(ContactHealth::topic).distinct().toList();
            String words = "%s%s (%s); %s"
                    .formatted(condition.words(), since, HealthProblem.listed(topics), condition.remedy());
            return HealthProblem.of(Category.CONTACT, contact, words, Optional.of(owner));
        }
    }

    static Stream<HealthProblem> in(List<Chain> chains) {
        Map<ContactCase, List<ContactHealth>> cases = new LinkedHashMap<>();
        for (Chain chain : chains) {
            for (ContactHealth contact : chain.contacts()) {
                if (!contact.condition().remedy().isEmpty()) {
                    ContactCase one = new ContactCase(
                            contact.condition(), contact.shown(), chain.owner().key());
                    cases.computeIfAbsent(one, key -> new ArrayList<>()).add(contact);
                }
            }
        }
        return cases.entrySet().stream().map(entry -> entry.getKey().problem(entry.getValue()));
    }
}

package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.Account;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.Routing;
import io.github.findingrelay.routing.EventRule.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.event.ruler.MatchType;
import software.amazon.event.ruler.ValuePatterns;

/**
 * Whether people are told in their language, and of what concerns them: every hand-over is compared
 * with what accounts.yaml says of the accounts that its rule lists.
 */
final class HandoverCheck {

    /** Names of accounts. */
    private static final int SHOWN = 3;

    private final Topology topology;
    private final Organization organization;
    private final Map<String, Account> accounts;

    /** Of several threads, in any order. */
    private final List<Diagnostic> found = Collections.synchronizedList(new ArrayList<>());

    /**
     * What a rule should hand over.
     *
     * @param of whose language it is
     * @param message the wording; empty: that of the finding's kind
     * @param owner name; empty: nobody's
     */
    private record Wanted(Owner of, String message, String owner, Collection<Account> accounts) {

        ObjectNode names() {
            ObjectNode names = JsonNodeFactory.instance.objectNode();
            accounts.forEach(account -> names.put(account.id(), OneLine.of(account.name())));
            return names;
        }
    }

    private HandoverCheck(Topology topology, Organization organization) {
        this.topology = topology;
        this.organization = organization;
        this.accounts = organization.accounts().stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    static List<Diagnostic> of(Topology topology, Organization organization, Collection<Conjunction> ofFindings) {
        HandoverCheck check = new HandoverCheck(topology, organization);
        ofFindings.stream()
                .collect(Collectors.groupingBy(Conjunction::rule, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .parallelStream()
                .forEach(rule -> check.rule(rule.getKey(), rule.getValue()));
        return check.found;
    }

    private void rule(EventRule rule, List<Conjunction> alternatives) {
        List<Target> targets = rule.targets().stream()
                .filter(target -> target.handover().rest().isObject()
                        && topology.machine(target).isPresent())
                .toList();
        if (!targets.isEmpty()) {
            List<Wanted> wanted = wanted(alternatives);
            targets.forEach(target -> wanted.forEach(one -> compare(rule, target, one)));
        }
    }

    /** One for each owner whose accounts are listed; there should not be two. */
    private List<Wanted> wanted(List<Conjunction> alternatives) {
        Owner fallback = organization.notifications().fallback();
        if (alternatives.stream().anyMatch(HandoverCheck::isForged)) {
            return List.of(new Wanted(fallback, "forged", "", List.of()));
        }
        if (organization.notifications().routing() == Routing.SHARED) {
            return List.of(new Wanted(fallback, "", OneLine.of(fallback.name()), organization.accounts()));
        }
        SortedSet<String> ids = ids(alternatives);
        if (ids.isEmpty()) {
            return List.of(new Wanted(fallback, "fallback", "", List.of()));
        }
        List<Account> listed =
                ids.stream().filter(accounts::containsKey).map(accounts::get).toList();
        return listed.stream()
                .map(Account::owner)
                .distinct()
                .map(owner -> new Wanted(owner, "", OneLine.of(owner.name()), listed))
                .toList();
    }

    /** Whether it takes what does not even say which product it is of. */
    private static boolean isForged(Conjunction conjunction) {
        return conjunction.on(Field.PRODUCT_ARN).stream()
                .flatMap(condition -> condition.patterns().stream())
                .anyMatch(pattern -> pattern.type() == MatchType.ABSENT);
    }

    private static SortedSet<String> ids(List<Conjunction> alternatives) {
        return alternatives.stream()
                .flatMap(conjunction -> conjunction.on(Field.OWNER).stream())
                .flatMap(condition -> condition.patterns().stream())
                .filter(pattern -> pattern.type() == MatchType.EXACT)
                .flatMap(pattern -> pattern instanceof ValuePatterns exact ? Stream.of(exact.pattern()) : Stream.of())
                .map(value -> value.replace("\"", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void compare(EventRule rule, Target target, Wanted wanted) {
        String machine = organization.names().delivery(wanted.of().language());
        JsonNode rest = target.handover().rest();
        differ(
                rule,
                target,
                "state machine",
                target.arn().substring(target.arn().lastIndexOf(':') + 1),
                machine);
        differ(rule, target, "message", rest.path("message").asText(), wanted.message());
        differ(rule, target, "owner", rest.path("owner").asText(), wanted.owner());
        ObjectNode names = wanted.names();
        // The names of many accounts may not fit; messages then have ids alone.
        boolean mayBeLeftOut = organization.notifications().routing() != Routing.ACCOUNT;
        JsonNode handed = rest.path("accounts");
        if (!handed.equals(names) && !(mayBeLeftOut && handed.isObject() && handed.isEmpty())) {
            differ(rule, target, "accounts", some(handed, names), some(names, handed));
        }
    }

    /** The names of accounts, or some of them, that another list does not have. */
    private static String some(JsonNode names, JsonNode others) {
        List<String> different = names.propertyStream()
                .filter(name -> !name.getValue().equals(others.path(name.getKey())))
                .map(name -> name.getKey() + ": " + name.getValue().asText())
                .sorted()
                .toList();
        int more = different.size() - SHOWN;
        return String.join(", ", different.subList(0, Math.min(SHOWN, different.size())))
                + (more > 0 ? " and %d more".formatted(more) : "");
    }

    private void differ(EventRule rule, Target target, String what, String happened, String wanted) {
        if (!happened.equals(wanted)) {
            found.add(Diagnostic.error(
                    target.location(),
                    "target %s of rule %s has the wrong %s: %s, and should have %s"
                            .formatted(target.id(), rule.name(), what, shown(happened), shown(wanted)),
                    "target.handover"));
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : "'" + value + "'";
    }
}

package io.github.findingrelay.plan;

import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.plan.Consequence.Effect;
import io.github.findingrelay.plan.TemplateContents.ComparedResource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of the resources of one stack when its template changes. */
final class StackComparison {

    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";
    private static final String RULE = "AWS::Events::Rule";
    private static final String KEY = "AWS::KMS::Key";
    private static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";

    private static final Comparator<Consequence> ORDER = Comparator.comparing(Consequence::kind)
            .thenComparing(Consequence::subject)
            .thenComparing(Consequence::detail);

    private final Map<String, ComparedResource> before;
    private final Map<String, ComparedResource> after;
    private final Set<String> replaced;

    /**
     * Compares two templates of a stack.
     *
     * @param before {@link TemplateContents#NONE} if the stack is created
     * @param after {@link TemplateContents#NONE} if it is deleted
     */
    StackComparison(TemplateContents before, TemplateContents after) {
        this.before = before.resources();
        this.after = after.resources();
        this.replaced = this.before.keySet().stream()
                .filter(id -> isReplaced(this.before.get(id), this.after.get(id)))
                .collect(Collectors.toSet());
    }

    private static boolean isReplaced(@Nullable ComparedResource old, @Nullable ComparedResource now) {
        return old != null && now != null && Replacement.replaces(old, now);
    }

    boolean replacesSomething() {
        return !replaced.isEmpty();
    }

    /** The worst first. */
    List<Consequence> consequences() {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .flatMap(this::of)
                .sorted(ORDER)
                .toList();
    }

    private Stream<Consequence> of(String id) {
        ComparedResource old = before.get(id);
        ComparedResource now = after.get(id);
        if (now == null) {
            return removed(Objects.requireNonNull(old));
        }
        if (old == null) {
            return added(now);
        }
        return Replacement.isRefused(old, now)
                ? Stream.of(new Consequence(Effect.REPLACEMENT_REFUSED, Replacement.name(now)))
                : kept(id, old, now);
    }

    private Stream<Consequence> removed(ComparedResource resource) {
        return switch (resource.type()) {
            case TOPIC -> one(Effect.TOPIC_REMOVED, resource, "TopicName");
            case SUBSCRIPTION -> one(Effect.LOSES_CONFIRMATION, resource, "Endpoint");
            // Without its stack it goes anyway.
            case RULE -> after.isEmpty() ? Stream.of() : one(Effect.RULE_REMOVED, resource, "Name");
            case KEY -> one(Effect.KEY_KEPT, resource, "Description");
            default -> Stream.of();
        };
    }

    private static Stream<Consequence> added(ComparedResource resource) {
        return resource.type().equals(SUBSCRIPTION) ? one(Effect.MUST_CONFIRM, resource, "Endpoint") : Stream.of();
    }

    private Stream<Consequence> kept(String id, ComparedResource old, ComparedResource now) {
        boolean isReplaced = replaced.contains(id);
        return switch (old.type()) {
            case TOPIC -> isReplaced ? one(Effect.TOPIC_REPLACED, old, "TopicName") : Stream.of();
            case RULE -> Stream.concat(disabled(old, now), moved(old, now));
            case STATE_MACHINE -> old.equals(now) ? Stream.of() : one(Effect.MESSAGES_CHANGE, now, "StateMachineName");
            case SUBSCRIPTION -> {
                if (isReplaced) {
                    yield Stream.concat(removed(old), added(now));
                }
                yield replaced.contains(topic(now)) ? added(now) : Stream.of();
            }
            default -> Stream.of();
        };
    }

    private static Stream<Consequence> disabled(ComparedResource old, ComparedResource now) {
        return isDisabled(now) && !isDisabled(old) ? one(Effect.RULE_DISABLED, now, "Name") : Stream.of();
    }

    private static boolean isDisabled(ComparedResource rule) {
        return rule.property("State").equals(Optional.of("DISABLED"));
    }

    private static Stream<Consequence> moved(ComparedResource old, ComparedResource now) {
        String bus = old.property("EventBusName").orElse(EventBus.DEFAULT);
        String busNow = now.property("EventBusName").orElse(EventBus.DEFAULT);
        return old.property("EventBusName").equals(now.property("EventBusName"))
                ? Stream.of()
                : Stream.of(new Consequence(Effect.RULE_MOVES, name(now, "Name"), bus + " -> " + busNow));
    }

    /** The logical id of the topic. */
    private static String topic(ComparedResource subscription) {
        return subscription.property("TopicArn").orElse("").replace("!Ref ", "");
    }

    private static Stream<Consequence> one(Effect kind, ComparedResource resource, String property) {
        return Stream.of(new Consequence(kind, name(resource, property)));
    }

    private static String name(ComparedResource resource, String property) {
        return resource.property(property).orElse("?");
    }
}

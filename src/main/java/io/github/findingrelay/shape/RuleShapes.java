package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.elsewhere;
import static io.github.findingrelay.shape.Shape.list;
import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.texts;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Owner;
import io.github.findingrelay.model.RuleState;
import io.github.findingrelay.shape.Shape.Fields;
import java.util.List;
import java.util.Optional;

/** Event rules. What their patterns take is played, and whom their targets tell is compared, finding by finding. */
record RuleShapes(Place place) {

    /** Logical id and end of the name of the rules that take what some accounts own. */
    record Kind(String id, String which) {}

    private static final Kind ROLES = new Kind("RolesRule", "roles");
    private static final Kind OTHERS = new Kind("OthersRule", "others");
    private static final Kind FINDINGS = new Kind("FindingsRule", "findings");

    /** A pair for the findings of some accounts. */
    List<Kind> pair() {
        return notifications().rolesFromOneRegion() ? List.of(ROLES, OTHERS) : List.of(FINDINGS);
    }

    /** The fallback's for findings that lack something, or are not from where they say. */
    List<Kind> ofFallback() {
        Kind incomplete = new Kind("IncompleteRule", "incomplete");
        Kind forged = new Kind("ForgedRule", "forged");
        return notifications().unusedAccess()
                ? List.of(incomplete, forged)
                : List.of(incomplete, new Kind("UntypedRule", "untyped"), forged);
    }

    private Notifications notifications() {
        return place.organization().notifications();
    }

    /**
     * A rule that hands findings over.
     *
     * @param of whom it tells
     * @param bus name; empty: the default one
     * @param needs logical ids
     */
    Shape rule(String name, Owner of, Optional<String> bus, List<String> needs) {
        Fields target = with("Id", "tell")
                .with("Arn", place.machine(place.names().delivery(of.language())))
                .with("RoleArn", place.role(place.names().startRole()))
                .with("DeadLetterConfig", deadLetters())
                .with(
                        "InputTransformer",
                        with("InputPathsMap", with("findings", "$.detail.findings"))
                                .with("InputTemplate", elsewhere()));
        return rule(name, bus, needs, target);
    }

    /** A rule that sends to another bus of the same stack. */
    Shape forwarding(String name) {
        Fields target = with("Id", "bus")
                .with("Arn", Shape.attribute("Bus", "Arn"))
                .with("RoleArn", Shape.attribute("ForwardRole", "Arn"))
                .with("DeadLetterConfig", deadLetters());
        return rule(name, Optional.empty(), List.of(), target);
    }

    private Shape deadLetters() {
        return with("Arn", place.deadLetters()).because("what fails there would be lost");
    }

    private Shape rule(String name, Optional<String> bus, List<String> needs, Fields target) {
        boolean disabled = notifications().state() == RuleState.DISABLED;
        Fields rule = with("Name", name)
                .withIf(bus.isPresent(), "EventBusName", bus.orElse(""))
                .withIf(disabled, "State", RuleState.DISABLED.name())
                .with("EventPattern", elsewhere())
                .with("Targets", list(target));
        return resource(
                "AWS::Events::Rule",
                nothing().withIf(!needs.isEmpty(), "DependsOn", texts(needs)),
                // AWS's default may be written out.
                disabled ? rule : rule.withOptional("State", new Shape.Text(RuleState.ENABLED.name())));
    }
}

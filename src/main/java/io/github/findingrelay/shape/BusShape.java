package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.resource;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.shape.Shape.Fields;
import java.util.List;
import java.util.Optional;

/** An event bus, what brings findings there, and its part of the fallback. */
record BusShape(Place place, EventBus bus) {

    Fields resources() {
        String name = place.names().bus(bus);
        RuleShapes rules = new RuleShapes(place);
        FallbackShapes fallback =
                new FallbackShapes(rules, place.names().fallback(bus), Optional.of(name), List.of("Bus"));
        return with("Bus", resource("AWS::Events::EventBus", with("Name", name)))
                .with("ForwardRole", new RoleShapes(place).forward(name))
                .with("ForwardRule", rules.forwarding(name))
                .with(fallback.unlisted());
    }
}

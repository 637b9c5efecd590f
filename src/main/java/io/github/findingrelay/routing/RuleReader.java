package io.github.findingrelay.routing;

import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.EventRule.InputTransformer;
import io.github.findingrelay.routing.EventRule.Target;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the event rules of one stack. */
final class RuleReader {

    /** On the way to another bus. */
    private static final Handover NOBODY = Handover.of(Optional.empty());

    private final Stack stack;

    /** How the ARNs of buses begin that a rule of the stack may be on. */
    private final String buses;

    private final Map<InputTransformer, InputTransformer> transformers = new HashMap<>();
    private final Map<Optional<InputTransformer>, Handover> handovers = new HashMap<>();

    RuleReader(StackTemplate template) {
        this.stack = template.stack();
        this.buses = "arn:%s:events:%s:%s:event-bus/".formatted(template.partition(), stack.region(), stack.account());
    }

    EventRule read(Resource resource) {
        TemplateObject properties = resource.properties();
        return new EventRule(
                stack,
                resource.logicalId(),
                properties.text("Name"),
                bus(properties.optionalText("EventBusName").orElse(EventBus.DEFAULT)),
                // AWS's default.
                properties.optionalText("State").orElse("ENABLED").equals("ENABLED"),
                properties.json("EventPattern"),
                properties.objects("Targets").stream().map(this::target).toList(),
                resource.location());
    }

    /** The property takes a name or an ARN; that of another account or Region stays as it is. */
    private String bus(String nameOrArn) {
        return nameOrArn.startsWith(buses) ? nameOrArn.substring(buses.length()) : nameOrArn;
    }

    private Target target(TemplateObject target) {
        Optional<InputTransformer> transformer =
                target.optionalObject("InputTransformer").map(this::transformer);
        return new Target(
                target.text("Id"),
                target.text("Arn"),
                transformer,
                transformer.isPresent() ? handover(transformer) : NOBODY,
                target.location());
    }

    private Handover handover(Optional<InputTransformer> transformer) {
        return handovers.computeIfAbsent(transformer, Handover::of);
    }

    private InputTransformer transformer(TemplateObject properties) {
        Map<String, String> paths = new HashMap<>();
        properties
                .optionalObject("InputPathsMap")
                .ifPresent(map -> map.keys().forEach(name -> paths.put(name, map.text(name))));
        InputTransformer read = new InputTransformer(paths, properties.text("InputTemplate"));
        // The rules of a stack have the same texts: one copy is enough for 10,000 stacks.
        return transformers.computeIfAbsent(read, same -> same);
    }
}

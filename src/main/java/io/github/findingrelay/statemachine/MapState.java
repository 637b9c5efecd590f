package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does the same with each item, one after the other: after one that fails no other is begun, where
 * AWS, with more than one at a time, may have begun some.
 */
record MapState(
        Optional<Template> items,
        Optional<Template> selector,
        Optional<Template> maxConcurrency,
        Flow processor,
        Handlers handlers,
        Exit exit)
        implements WorkState {

    private static final Set<String> FIELDS = Set.of(
            "Type",
            "Items",
            "ItemSelector",
            "MaxConcurrency",
            "ItemProcessor",
            "Output",
            "Assign",
            "Retry",
            "Catch",
            "Next",
            "End");

    static MapState read(Fields fields) {
        fields.allowOnly(FIELDS);
        Optional<Template> items = fields.template("Items", StatesFields.IN_WORK);
        if (items.isPresent() && (items.get() instanceof Template.Constant || items.get() instanceof Template.Fixed)) {
            throw fields.invalid("Items", "must be an array or an expression");
        }
        return new MapState(
                items,
                fields.template("ItemSelector", StatesFields.IN_WORK),
                fields.wholeNumber("MaxConcurrency", 0),
                processor(fields.object("ItemProcessor")),
                Handlers.read(fields),
                Exit.of(fields, StatesFields.AFTER_WORK));
    }

    private static Flow processor(Fields fields) {
        fields.allowOnly(Set.of("ProcessorConfig", "StartAt", "States"));
        Fields config = fields.object("ProcessorConfig");
        config.allowOnly(Set.of("Mode"));
        if (!config.text("Mode").equals("INLINE")) {
            throw config.invalid("Mode", "must be INLINE");
        }
        return Flow.read(fields);
    }

    @Override
    public JsonNode result(Visit visit) throws StateFailedException {
        visit.wholeNumber(maxConcurrency, 0, "MaxConcurrency");
        JsonNode all = visit.filled(items, "Items");
        if (all.isObject()) {
            throw visit.unsupported("Items", "is an object here, with which AWS does something else");
        }
        if (!all.isArray()) {
            throw visit.wrongType("Items", "an array", all);
        }
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < all.size(); i++) {
            Visit iteration = visit.of(new Item(i, all.get(i)));
            JsonNode input = selector.isPresent() ? iteration.filled(selector, "ItemSelector") : all.get(i);
            results.add(iteration.play(processor, input));
        }
        return results;
    }

    @Override
    public List<Flow> flows() {
        return List.of(processor);
    }
}

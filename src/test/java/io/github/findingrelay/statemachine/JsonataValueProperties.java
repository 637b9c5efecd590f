package io.github.findingrelay.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonataValueProperties {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Assigned, read, wrapped in an object and in an array, and taken out of them. */
    private static final StateMachine IDENTITY = Samples.machine("Keep", """
            {"Keep": {"Type": "Pass", "Assign": {"kept": "{% $states.input %}"}, "Output": [1], "Next": "Give"},
             "Give": {"Type": "Succeed", "Output": {
               "read": "{% $kept %}",
               "object": "{% {'a': $kept}.a %}",
               "array": "{% [[$kept]] %}"}}}""");

    @Property
    void anyJsonGoesThereAndBackUnchanged(@ForAll("json") JsonNode json) {
        assertThat(JsonataValue.json(JsonataValue.of(json))).isEqualTo(json);
    }

    @Property(tries = 300)
    void theIdentityChangesNothing(@ForAll("json") JsonNode json) {
        ObjectNode expected = NODES.objectNode();
        expected.set("read", json);
        expected.set("object", json);
        expected.putArray("array").addArray().add(json);
        // JSONata's constructor of arrays takes what is an array already for its items.
        if (json.isArray()) {
            expected.putArray("array").add(json);
        }

        Execution execution = IDENTITY.run(json, Samples.CONTEXT, Samples.NO_TASKS);

        assertThat(execution.output()).isEqualTo(Optional.of(expected));
    }

    @Property(tries = 50)
    void wholeNumbersStayWhole(@ForAll int number) {
        JsonNode whole = NODES.numberNode(number);

        assertThat(Samples.evaluated("$states.input * 2 / 2", whole).output()).contains(whole);
        assertThat(Samples.evaluated("$string($states.input)", whole).output())
                .contains(NODES.textNode(Integer.toString(number)));
    }

    /** Numbers as Jackson reads them, but for 1.0, which JSON does not tell from 1. */
    @Provide
    Arbitrary<JsonNode> json() {
        Arbitrary<JsonNode> simple = Arbitraries.oneOf(
                Arbitraries.just(NODES.nullNode()),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.longs()
                        .filter(number -> (int) (long) number != number)
                        .map(NODES::numberNode),
                Arbitraries.doubles()
                        .filter(number -> number != Math.rint(number))
                        .map(NODES::numberNode),
                Arbitraries.strings().ofMaxLength(5).map(NODES::textNode));
        return Arbitraries.recursive(() -> simple, JsonataValueProperties::nested, 0, 3);
    }

    private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
        Arbitrary<JsonNode> arrays = inner.list().ofMaxSize(3).map(items -> {
            ArrayNode array = NODES.arrayNode();
            items.forEach(array::add);
            return array;
        });
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.strings().ofMaxLength(3), inner)
                .ofMaxSize(3)
                .map(fields -> {
                    ObjectNode object = NODES.objectNode();
                    fields.forEach(object::set);
                    return object;
                });
        return Arbitraries.oneOf(inner, arrays, objects);
    }
}

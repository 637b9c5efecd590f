package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.DeliveryProof;
import io.github.findingrelay.delivery.PlayedDelivery;
import java.util.List;

/**
 * A state machine, and what rules hand over to it.
 *
 * @param definition JSON
 * @param inputs the findings left out
 * @param queue URL of the one that an alarm watches
 * @param mark the field that says what has been told
 * @param once whether that is not told again
 */
record MachinePlay(String arn, String definition, List<ObjectNode> inputs, String queue, String mark, boolean once) {

    /**
     * What is wrong with it.
     *
     * @throws io.github.findingrelay.statemachine.InvalidDefinitionException if Step Functions would
     *     not take it
     */
    List<String> problems() {
        return DeliveryProof.problems(PlayedDelivery.of(arn, definition), inputs, List.of(queue), mark, once);
    }
}

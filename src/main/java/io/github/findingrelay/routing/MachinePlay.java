package io.github.findingrelay.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.delivery.DeliveryProof;
import io.github.findingrelay.delivery.PlayedDelivery;
import io.github.findingrelay.model.Organization;
import java.util.List;

/**
 * A state machine, and what rules hand over to it.
 *
 * @param definition JSON
 * @param inputs the findings left out
 * @param queue URL of the one that an alarm watches
 */
record MachinePlay(String arn, String definition, List<ObjectNode> inputs, String queue, Organization organization) {

    /**
     * What is wrong with it.
     *
     * @throws io.github.findingrelay.statemachine.InvalidDefinitionException if Step Functions would
     *     not take it
     */
    List<String> problems() {
        return DeliveryProof.problems(PlayedDelivery.of(arn, definition), inputs, List.of(queue), organization);
    }
}

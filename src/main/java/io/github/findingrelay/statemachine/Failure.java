package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why something has failed.
 *
 * @param error the name by which it is retried and caught; empty: a Fail state names none
 * @param cause for people; empty: none is given
 */
public record Failure(String error, String cause) {

    static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String RUNTIME = "States.Runtime";

    /** What $states.errorOutput is. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!error.isEmpty()) {
            json.put("Error", error);
        }
        if (!cause.isEmpty()) {
            json.put("Cause", cause);
        }
        return json;
    }
}

package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Answers with what a script has for each resource, in its order. */
final class ScriptedTasks implements Tasks {

    private final Map<String, Deque<JsonNode>> answers = new HashMap<>();

    /**
     * Reads a script.
     *
     * @param script for each resource a list of {@code {"result": …}} and {@code {"error": …, "cause":
     *     …}}
     */
    ScriptedTasks(JsonNode script) {
        script.properties().forEach(resource -> {
            Deque<JsonNode> list = new ArrayDeque<>();
            resource.getValue().forEach(list::add);
            answers.put(resource.getKey(), list);
        });
    }

    @Override
    public JsonNode call(String resource, JsonNode arguments) throws TaskFailedException {
        Deque<JsonNode> list = answers.getOrDefault(resource, new ArrayDeque<>());
        if (list.isEmpty()) {
            throw new AssertionError("no answer is left for " + resource + " " + arguments);
        }
        JsonNode answer = list.remove();
        if (answer.has("error")) {
            throw new TaskFailedException(
                    answer.get("error").textValue(), answer.get("cause").textValue());
        }
        return answer.get("result");
    }
}

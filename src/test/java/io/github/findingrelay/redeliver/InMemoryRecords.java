package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Security Hub: a finding is active and new unless something else was said of it. */
final class InMemoryRecords implements FindingRecords {

    private static final int PAGE = 3;

    private final Map<String, ObjectNode> changed = new LinkedHashMap<>();

    final Set<String> gone = new HashSet<>();
    boolean denied;
    int calls;

    /** As it is now. */
    void put(String record) {
        ObjectNode node = (ObjectNode) Delivery.json(record).orElseThrow();
        changed.put(node.path("Id").asText(), node);
    }

    @Override
    public synchronized Page<JsonNode> find(List<String> ids, Optional<String> next) {
        calls++;
        if (denied) {
            throw new RequestException(Fault.DENIED, "not authorized to perform securityhub:GetFindings");
        }
        if (ids.isEmpty() || ids.size() > AT_A_TIME) {
            throw new AssertionError(ids);
        }
        List<JsonNode> found = ids.stream()
                .filter(id -> !gone.contains(id))
                .<JsonNode>map(id -> changed.getOrDefault(id, unchanged(id)))
                .toList();
        int from = next.map(Integer::parseInt).orElse(0);
        int to = Math.min(found.size(), from + PAGE);
        return new Page<>(found.subList(from, to), to < found.size() ? Optional.of("" + to) : Optional.empty());
    }

    private static ObjectNode unchanged(String id) {
        ObjectNode record = (ObjectNode) Delivery.json(SampleLetters.input("it"))
                .orElseThrow()
                .path("findings")
                .path(0);
        record.set("Id", JsonNodeFactory.instance.textNode(id));
        record.putObject("Workflow").put("Status", "NEW");
        return record;
    }
}

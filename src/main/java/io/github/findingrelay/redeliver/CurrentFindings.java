package io.github.findingrelay.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.desk.Delivery;
import io.github.findingrelay.model.AnalyzerRule;
import io.github.findingrelay.request.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts findings as they are now in the place of those that were not told. A letter is up to two
 * weeks old, and the machine marks what it is given: with an old record it would undo what people
 * have done to the finding since.
 */
final class CurrentFindings {

    private static final Set<String> NO_MATTER = Set.of("SUPPRESSED", "RESOLVED");

    private final FindingRecords records;
    private final Questions questions;
    private final String toldField;

    /**
     * Findings.
     *
     * @param toldField the key of our own user-defined field
     */
    CurrentFindings(FindingRecords records, Questions questions, String toldField) {
        this.records = records;
        this.questions = questions;
        this.toldField = toldField;
    }

    /** All of it as it is to be told today; for use within a question. */
    List<Undelivered> of(List<Undelivered> found) {
        List<String> ids = found.stream()
                .flatMap(one -> one.delivery().ids().stream())
                .distinct()
                .sorted()
                .toList();
        if (ids.isEmpty()) {
            // Without a filter Security Hub gives all findings.
            return found;
        }
        Map<String, List<JsonNode>> known = AnalyzerRule.chunks(ids, FindingRecords.AT_A_TIME).stream()
                .flatMap(some -> questions.pages(next -> records.find(some, next)).stream())
                .collect(Collectors.groupingBy(record -> record.path("Id").asText()));
        return found.stream().map(one -> current(one, known)).toList();
    }

    private Undelivered current(Undelivered one, Map<String, List<JsonNode>> known) {
        ObjectNode input = (ObjectNode) Delivery.json(one.delivery().input()).orElseThrow();
        ArrayNode told = input.arrayNode();
        List<String> untold = new ArrayList<>();
        for (JsonNode old : input.path("findings")) {
            String id = old.path("Id").asText();
            Optional<JsonNode> record = known.getOrDefault(id, List.of()).stream()
                    .filter(each -> isSame(each, old))
                    .findFirst();
            why(record)
                    .ifPresentOrElse(
                            why -> untold.add("%s is not told: %s".formatted(id, why)),
                            () -> record.map(this::asNew).ifPresent(told::add));
        }
        input.set("findings", told);
        return one.now(Delivery.of(input), String.join("; ", untold));
    }

    /** Ids are unique within a product. */
    private static boolean isSame(JsonNode record, JsonNode old) {
        JsonNode product = old.path("ProductArn");
        return product.isMissingNode() || product.equals(record.path("ProductArn"));
    }

    /** Why nobody needs to act. */
    private static Optional<String> why(Optional<JsonNode> record) {
        if (record.isEmpty()) {
            return Optional.of("it is not in Security Hub any more");
        }
        String state = record.get().path("RecordState").asText("ACTIVE");
        String workflow = record.get().path("Workflow").path("Status").asText();
        if (!state.equals("ACTIVE")) {
            return Optional.of("it is " + state);
        }
        return NO_MATTER.contains(workflow) ? Optional.of("it is " + workflow) : Optional.empty();
    }

    /** Told whatever else has been told since; only the input says so, and Security Hub keeps what it has. */
    private ObjectNode asNew(JsonNode record) {
        ObjectNode fresh = record.deepCopy();
        fresh.putObject("Workflow").put("Status", "NEW");
        if (fresh.path("UserDefinedFields") instanceof ObjectNode fields) {
            fields.remove(toldField);
        }
        return fresh;
    }
}

package io.github.findingrelay.statemachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Appends each distinct evaluation to a file, one JSON in each line. {@code
 * .ci/compare-expressions} reads it.
 */
public final class RecordedEvaluations implements EvaluationListener {

    /** Half of a pair of surrogates can be escaped, but not encoded. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Properties that play one state machine thousands of times must leave room for others. */
    private static final int MAX_OF_ONE_EXPRESSION = 60;

    private static final int MAX_LINES = 6000;

    private static final Optional<RecordedEvaluations> ASKED =
            Optional.ofNullable(System.getProperty("evaluations")).map(Path::of).map(RecordedEvaluations::new);

    private final Path file;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> ofOneExpression = new HashMap<>();

    private RecordedEvaluations(Path file) {
        this.file = file;
    }

    /** Records if the system property {@code evaluations} names a file; otherwise does nothing. */
    public static EvaluationListener ifAsked() {
        return ASKED.<EvaluationListener>map(recorded -> recorded).orElse(evaluation -> {});
    }

    @Override
    public synchronized void evaluated(Evaluation evaluation) {
        if (seen.size() == MAX_LINES
                || ofOneExpression.getOrDefault(evaluation.expression(), 0) == MAX_OF_ONE_EXPRESSION) {
            return;
        }
        String line = line(evaluation);
        if (seen.add(line)) {
            ofOneExpression.merge(evaluation.expression(), 1, Integer::sum);
            append(line);
        }
    }

    private void append(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Evaluation evaluation) {
        ObjectNode line = JSON.createObjectNode().put("expression", evaluation.expression());
        ObjectNode bindings = line.putObject("bindings");
        evaluation.bindings().entrySet().stream()
                .filter(variable -> evaluation.expression().contains("$" + variable.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> bindings.set(variable.getKey(), variable.getValue()));
        evaluation.result().ifPresent(result -> line.set("result", result));
        evaluation.error().ifPresent(error -> line.put("error", error));
        return written(line);
    }

    private static String written(JsonNode line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

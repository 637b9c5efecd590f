package io.github.findingrelay.pipeline;

import io.github.findingrelay.pipeline.Workflow.Job;
import io.github.findingrelay.pipeline.Workflow.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Runs the steps of a job as GitHub does: in order, each script by {@code bash -e}, with
 * conditions, outputs, and the files by which steps talk to the runner. Of the actions of others it
 * does what the following steps rely on.
 */
final class JobRun {

    /** What an action of somebody else does to the runner. */
    interface Action {
        void run(JobRun job, Map<String, String> inputs) throws IOException, InterruptedException;
    }

    private final Path folder;
    private final Map<String, Action> actions;
    private final Map<String, Object> contexts;
    private final Map<String, String> environment;
    private final Map<String, Object> outcomes = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private final Path summary;
    private boolean failed;

    /**
     * A run.
     *
     * @param folder of its own: the runner's
     * @param actions by the beginning of their names
     * @param contexts {@code github}, {@code vars}, {@code inputs}
     * @param environment of each step
     */
    JobRun(Path folder, Map<String, Action> actions, Map<String, Object> contexts, Map<String, String> environment)
            throws IOException {
        this.folder = folder;
        this.actions = actions;
        this.contexts = new HashMap<>(contexts);
        this.environment = new TreeMap<>(environment);
        Path temporary = Files.createDirectories(folder.resolve("temp"));
        this.summary = Files.createFile(folder.resolve("summary.md"));
        this.contexts.put("runner", Map.of("temp", temporary.toString(), "os", "Linux"));
        this.contexts.put("steps", outcomes);
        this.environment.put("RUNNER_TEMP", temporary.toString());
        this.environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        Files.createDirectories(checkout());
    }

    /** Where the repository is checked out. */
    Path checkout() {
        return folder.resolve("work");
    }

    JobRun run(Job job) throws IOException, InterruptedException {
        if (Expression.holds(job.condition(), contexts, false)) {
            for (Step step : job.steps()) {
                step(step);
            }
        }
        return this;
    }

    private void step(Step step) throws IOException, InterruptedException {
        boolean runs = Expression.holds(step.get("if"), contexts, failed);
        Map<String, String> outputs = new HashMap<>();
        boolean good = !runs || done(step, outputs);
        String outcome = !runs ? "skipped" : good ? "success" : "failure";
        steps.add(step.get("name") + ": " + outcome);
        failed |= !good && !step.get("continue-on-error").equals("true");
        if (step.has("id")) {
            outcomes.put(step.get("id"), Map.of("outcome", outcome, "outputs", outputs));
        }
    }

    private boolean done(Step step, Map<String, String> outputs) throws IOException, InterruptedException {
        if (step.has("run")) {
            return script(step, outputs);
        }
        String uses = step.get("uses");
        if (uses.startsWith("./")) {
            for (Step inner : Workflow.read(checkout().resolve(uses).resolve("action.yml"))
                    .steps()) {
                if (inner.has("run") && !script(inner, outputs)) {
                    return false;
                }
            }
            return true;
        }
        Action action = actions.entrySet().stream()
                .filter(known -> uses.startsWith(known.getKey() + "@"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows " + uses));
        try {
            action.run(this, filled(step.mapping("with")));
            return true;
        } catch (IOException e) {
            log.append("== ")
                    .append(step.get("name"))
                    .append('\n')
                    .append(e.getMessage())
                    .append('\n');
            return false;
        }
    }

    private Map<String, String> filled(Map<?, ?> values) {
        Map<String, String> filled = new HashMap<>();
        values.forEach((key, value) -> filled.put(key.toString(), Expression.filled(value.toString(), contexts)));
        return filled;
    }

    private boolean script(Step step, Map<String, String> outputs) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("step.sh"), step.get("run"));
        Path output = Files.writeString(folder.resolve("output"), "");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", file.toString())
                .directory(checkout().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(filled(step.mapping("env")));
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        Process process = builder.start();
        log.append("== ").append(step.get("name")).append('\n');
        log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        for (String line : Files.readAllLines(output)) {
            int equals = line.indexOf('=');
            outputs.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return process.waitFor() == 0;
    }

    /** For the steps that follow. */
    void export(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** Keeps a file, as an artifact. */
    void keep(String name, Path file) throws IOException {
        Path target = folder.resolve("artifacts").resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
    }

    Path artifact(String name) {
        return folder.resolve("artifacts").resolve(name);
    }

    boolean failed() {
        return failed;
    }

    /** {@code NAME: OUTCOME} of each step. */
    List<String> steps() {
        return steps;
    }

    String log() {
        return log.toString();
    }

    String summary() throws IOException {
        return Files.readString(summary);
    }
}

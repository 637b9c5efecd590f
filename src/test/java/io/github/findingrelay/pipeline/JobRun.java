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
import java.util.TreeMap;
import java.util.stream.Stream;

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
    private final Path artifacts;
    private final Map<String, Action> actions;
    private final Map<String, Object> contexts;
    private final Map<String, String> environment;
    private final List<String> steps = new ArrayList<>();
    private final StringBuilder log = new StringBuilder();
    private final Path summary;
    private Map<String, String> outputs = Map.of();
    private boolean skipped;
    private boolean failed;

    /**
     * A run.
     *
     * @param folder of its own: the runner's
     * @param artifacts of the whole run
     * @param actions by the beginning of their names
     * @param contexts {@code github}, {@code vars}, {@code inputs}, {@code needs}
     * @param environment of each step
     */
    JobRun(
            Path folder,
            Path artifacts,
            Map<String, Action> actions,
            Map<String, Object> contexts,
            Map<String, String> environment)
            throws IOException {
        this.folder = folder;
        this.artifacts = artifacts;
        this.actions = actions;
        this.contexts = new HashMap<>(contexts);
        this.environment = new TreeMap<>(environment);
        Path temporary = Files.createDirectories(folder.resolve("temp"));
        this.summary = Files.createFile(folder.resolve("summary.md"));
        this.contexts.put("runner", Map.of("temp", temporary.toString(), "os", "Linux"));
        this.contexts.put("steps", new HashMap<>());
        this.environment.put("RUNNER_TEMP", temporary.toString());
        this.environment.put("GITHUB_STEP_SUMMARY", summary.toString());
        Files.createDirectories(checkout());
    }

    /** Where the repository is checked out. */
    Path checkout() {
        return folder.resolve("work");
    }

    /**
     * Runs a job.
     *
     * @param lacks whether something that it needs has not succeeded
     */
    JobRun run(Job job, boolean lacks) throws IOException, InterruptedException {
        skipped = !Expression.holds(job.condition(), contexts, lacks);
        if (!skipped) {
            for (Step step : job.steps()) {
                step(step);
            }
            outputs = filled(job.mapping("outputs"), contexts);
        }
        return this;
    }

    private void step(Step step) throws IOException, InterruptedException {
        String outcome = outcome(step, contexts, failed);
        steps.add(step.get("name") + ": " + outcome);
        failed |= outcome.equals("failure") && !step.get("continue-on-error").equals("true");
    }

    /** Does a step of a job or an action, and lets those that follow know. */
    private String outcome(Step step, Map<String, Object> known, boolean hasFailed)
            throws IOException, InterruptedException {
        boolean runs = Expression.holds(step.get("if"), known, hasFailed);
        Map<String, String> said = new HashMap<>();
        String outcome = !runs ? "skipped" : done(step, known, said) ? "success" : "failure";
        Map<Object, Object> all = new HashMap<>(Workflow.map(known.get("steps")));
        all.put(step.get("id"), Map.of("outcome", outcome, "outputs", said));
        known.put("steps", all);
        return outcome;
    }

    private boolean done(Step step, Map<String, Object> known, Map<String, String> said)
            throws IOException, InterruptedException {
        if (step.has("run")) {
            return script(step, known, said);
        }
        String uses = step.get("uses");
        if (uses.startsWith("./")) {
            return ours(Workflow.read(checkout().resolve(uses).resolve("action.yml")), step, known, said);
        }
        Action action = actions.entrySet().stream()
                .filter(one -> uses.startsWith(one.getKey() + "@"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows " + uses));
        try {
            action.run(this, filled(step.mapping("with"), known));
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

    /** An action of ours: its steps know its inputs and each other, and say its outputs. */
    private boolean ours(Workflow action, Step step, Map<String, Object> known, Map<String, String> said)
            throws IOException, InterruptedException {
        Map<String, Object> inside = new HashMap<>(known);
        inside.put("inputs", filled(step.mapping("with"), known));
        inside.put("steps", Map.of());
        for (Step inner : action.steps()) {
            if (outcome(inner, inside, false).equals("failure")) {
                return false;
            }
        }
        Workflow.map(action.root().get("outputs")).forEach((name, output) -> {
            String value = Workflow.string(Workflow.map(output).get("value"));
            said.put(name.toString(), Expression.filled(value, inside));
        });
        return true;
    }

    private static Map<String, String> filled(Map<?, ?> values, Map<String, Object> known) {
        Map<String, String> filled = new HashMap<>();
        values.forEach((key, value) -> filled.put(key.toString(), Expression.filled(value.toString(), known)));
        return filled;
    }

    private boolean script(Step step, Map<String, Object> known, Map<String, String> said)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("step.sh"), step.get("run"));
        Path output = Files.writeString(folder.resolve("output"), "");
        ProcessBuilder builder = new ProcessBuilder("bash", "-eo", "pipefail", file.toString())
                .directory(checkout().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(filled(step.mapping("env"), known));
        builder.environment().put("GITHUB_OUTPUT", output.toString());
        Process process = builder.start();
        log.append("== ").append(step.get("name")).append('\n');
        log.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        for (String line : Files.readAllLines(output)) {
            int equals = line.indexOf('=');
            said.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return process.waitFor() == 0;
    }

    /** For the steps that follow. */
    void export(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** Keeps a file, as an artifact. */
    void keep(String name, Path file) throws IOException {
        Path target = Files.createDirectories(artifacts.resolve(name));
        Files.copy(file, target.resolve(file.getFileName()));
    }

    /** Brings the files of an artifact. */
    void fetch(String name, Path target) throws IOException {
        try (Stream<Path> files = Files.list(artifacts.resolve(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, Files.createDirectories(target).resolve(file.getFileName()));
            }
        }
    }

    boolean failed() {
        return failed;
    }

    String result() {
        return skipped ? "skipped" : failed ? "failure" : "success";
    }

    Map<String, String> outputs() {
        return outputs;
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

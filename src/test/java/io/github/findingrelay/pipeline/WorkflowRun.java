package io.github.findingrelay.pipeline;

import io.github.findingrelay.pipeline.Workflow.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run of a workflow: each job on a runner of its own, after those that it needs, with what these
 * say and what they have kept.
 */
final class WorkflowRun {

    private final Workflow workflow;
    private final Path folder;
    private final Map<String, JobRun.Action> actions;
    private final Map<String, Object> contexts;
    private final Map<String, String> environment;
    private final Map<String, JobRun> done = new HashMap<>();
    private int runners;

    /**
     * A run.
     *
     * @param folder of its own
     * @param actions by the beginning of their names
     * @param contexts {@code github}, {@code vars}, {@code inputs}
     * @param environment of each step
     */
    WorkflowRun(
            Workflow workflow,
            Path folder,
            Map<String, JobRun.Action> actions,
            Map<String, Object> contexts,
            Map<String, String> environment) {
        this.workflow = workflow;
        this.folder = folder;
        this.actions = actions;
        this.contexts = contexts;
        this.environment = environment;
    }

    /** Runs a job, again if it has run; those that it needs run only if they have not. */
    JobRun run(String id) throws IOException, InterruptedException {
        Job job = workflow.job(id);
        Map<String, Object> needs = new HashMap<>();
        boolean failed = false;
        for (String need : job.needs()) {
            JobRun before = done.containsKey(need) ? done.get(need) : run(need);
            needs.put(need, Map.of("result", before.result(), "outputs", before.outputs()));
            failed |= !before.result().equals("success");
        }
        Map<String, Object> all = new HashMap<>(contexts);
        all.put("needs", needs);
        Map<String, String> variables = new TreeMap<>(environment);
        job.mapping("env").forEach((key, value) -> variables.put(key.toString(), value.toString()));
        runners++;
        Path runner = Files.createDirectories(folder.resolve("runner-" + runners));
        JobRun run = new JobRun(runner, folder.resolve("artifacts"), actions, all, variables).run(job, failed);
        done.put(id, run);
        return run;
    }

    /** Where an artifact's files are. */
    Path artifact(String name) {
        return folder.resolve("artifacts").resolve(name);
    }
}

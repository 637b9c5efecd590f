package io.github.findingrelay.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workflow, or a composite action, as its file has it. */
record Workflow(Path file, String text, Map<?, ?> root) {

    static Workflow read(Path file) throws IOException {
        String text = Files.readString(file);
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return new Workflow(file, text, (Map<?, ?>) root);
    }

    /** What it runs on, by the event's name. */
    Map<?, ?> triggers() {
        // YAML 1.1 takes the key for a boolean.
        return map(root.containsKey("on") ? root.get("on") : root.get(true));
    }

    List<Job> jobs() {
        return map(root.get("jobs")).entrySet().stream()
                .map(job -> new Job(job.getKey().toString(), map(job.getValue())))
                .toList();
    }

    Job job(String id) {
        return jobs().stream().filter(job -> job.id().equals(id)).findFirst().orElseThrow();
    }

    /** The steps of all jobs, or those of the action. */
    List<Step> steps() {
        return root.containsKey("runs")
                ? Step.all(map(root.get("runs")))
                : jobs().stream().flatMap(job -> job.steps().stream()).toList();
    }

    record Job(String id, Map<?, ?> root) {

        List<Step> steps() {
            return Step.all(root);
        }

        String condition() {
            return string(root.get("if"));
        }

        /** The ids of the jobs that come before. */
        List<String> needs() {
            Object needs = root.get("needs");
            return needs instanceof List<?> all
                    ? all.stream().map(Object::toString).toList()
                    : Optional.ofNullable(needs).map(Object::toString).stream().toList();
        }

        Map<?, ?> mapping(String key) {
            return map(root.get(key));
        }
    }

    record Step(Map<?, ?> root) {

        static List<Step> all(Map<?, ?> owner) {
            return ((List<?>) Objects.requireNonNull(owner.get("steps")))
                    .stream().map(step -> new Step(map(step))).toList();
        }

        String get(String key) {
            return string(root.get(key));
        }

        Map<?, ?> mapping(String key) {
            return map(root.get(key));
        }

        boolean has(String key) {
            return root.containsKey(key);
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static String string(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

package io.github.findingrelay.pipeline;

import static io.github.findingrelay.pipeline.Workflow.map;
import static io.github.findingrelay.pipeline.Workflow.string;

import io.github.findingrelay.pipeline.Workflow.Job;
import io.github.findingrelay.pipeline.Workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a workflow or an action must not do, whatever else it does. */
final class WorkflowRules {

    private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40}");
    private static final Pattern VERSION = Pattern.compile(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

    /** Whoever has one of these can act for somebody else; each is granted where it is needed. */
    private static final Set<String> WRITES = Set.of("id-token", "pull-requests", "issues");

    /** What only a tag may be followed by: whoever may push one has published already. */
    private static final Set<String> WRITES_OF_A_RELEASE = Set.of("id-token", "contents", "attestations");

    /** What changes AWS; a workflow says whether it does. */
    private static final Pattern CHANGES = Pattern.compile(
            "\\./relay (?:deploy|redeliver|remind|notify-test|subscriptions (?:repair|confirm)|findings (?:archive|reopen|rescan)|analyzers delete)\\b(?<rest>(?:\\\\\n|[^\n])*)");

    /** Itself, or a variable of the step's script that is one or the other. */
    private static final Pattern SAID = Pattern.compile(".*(--execute|--dry-run|\"\\$send\").*", Pattern.DOTALL);

    /** What takes the jar that another job has built, if it is that. */
    private static final String TAKE = "./.github/actions/take-relay";

    private final Workflow workflow;
    private final List<String> violations = new ArrayList<>();

    private WorkflowRules(Workflow workflow) {
        this.workflow = workflow;
    }

    /** {@code RULE: what breaks it}; none is good. */
    static List<String> violations(Workflow workflow) {
        WorkflowRules rules = new WorkflowRules(workflow);
        workflow.steps().forEach(rules::checkStep);
        rules.checkLines();
        if (!workflow.root().containsKey("runs")) {
            rules.checkWorkflow();
            workflow.jobs().forEach(rules::checkJob);
        }
        return rules.violations;
    }

    private void require(boolean holds, String rule, String what) {
        if (!holds) {
            violations.add(rule + ": " + what);
        }
    }

    private void checkLines() {
        workflow.text()
                .lines()
                .filter(line -> line.contains("uses:") && line.contains("@"))
                .forEach(line -> require(VERSION.matcher(line).matches(), "version-comment", line.strip()));
        require(!workflow.text().contains("secrets."), "no-secrets", "secrets.");
    }

    private void checkStep(Step step) {
        String what = step.get("name") + step.get("uses");
        require(!step.get("name").isEmpty(), "named", what + step.get("run"));
        String uses = step.get("uses");
        require(uses.isEmpty() || uses.startsWith("./") || PINNED.matcher(uses).matches(), "pinned", uses);
        require(!step.get("run").contains("${{"), "no-expression-in-run", what);
        require(
                CHANGES.matcher(step.get("run"))
                        .results()
                        .allMatch(call -> SAID.matcher(call.group(1)).matches()),
                "says-whether-it-changes",
                what);
        require(
                !uses.startsWith("actions/checkout@")
                        || string(step.mapping("with").get("persist-credentials"))
                                .equals("false"),
                "no-persisted-credentials",
                what);
    }

    private void checkWorkflow() {
        require(!string(workflow.root().get("name")).isEmpty(), "named", "the workflow");
        Object top = workflow.root().get("permissions");
        require(top instanceof Map<?, ?> grants && grants.isEmpty(), "no-top-permissions", "" + top);
        Map<?, ?> triggers = workflow.triggers();
        for (Map.Entry<?, ?> trigger : triggers.entrySet()) {
            String event = trigger.getKey().toString();
            require(
                    !Set.of("pull_request_target", "workflow_run", "issue_comment")
                            .contains(event),
                    "no-privileged-trigger",
                    event);
            Map<?, ?> filters = map(trigger.getValue());
            require(!filters.containsKey("paths") && !filters.containsKey("paths-ignore"), "no-path-filter", event);
        }
        require(
                !triggers.containsKey("pull_request") || triggers.containsKey("merge_group"),
                "merge-queue",
                "on pull_request and not on merge_group");
        require(!map(workflow.root().get("concurrency")).isEmpty(), "concurrency", "none");
    }

    private void checkJob(Job job) {
        Map<?, ?> root = job.root();
        require(root.containsKey("timeout-minutes"), "time-out", job.id());
        require(root.containsKey("name"), "named", job.id());
        require(!string(root.get("runs-on")).endsWith("-latest"), "runner-version", job.id());
        require(root.get("permissions") instanceof Map<?, ?>, "job-permissions", job.id());
        Set<String> writes = isForTags() ? WRITES_OF_A_RELEASE : WRITES;
        map(root.get("permissions"))
                .forEach((scope, grant) -> require(
                        !grant.equals("write") || writes.contains(scope.toString()),
                        "few-writes",
                        job.id() + " " + scope));
        if (map(root.get("permissions")).containsKey("id-token")) {
            checkDoesNotBuild(job);
        }
        if (root.containsKey("environment")) {
            job.steps().forEach(step -> checkUncached(job, step));
            job.needs().stream()
                    .map(workflow::job)
                    .forEach(before -> before.steps().forEach(step -> checkUncached(before, step)));
        }
    }

    private boolean isForTags() {
        Map<?, ?> triggers = workflow.triggers();
        return triggers.keySet().equals(Set.of("push"))
                && map(triggers.get("push")).keySet().equals(Set.of("tags"));
    }

    /** A build runs what others have written, which could ask for a role then. */
    private void checkDoesNotBuild(Job job) {
        require(string(job.mapping("env").get("RELAY_BUILD")).equals("never"), "no-build-with-a-role", job.id());
        job.steps()
                .forEach(step -> require(
                        !step.get("uses").equals("./.github/actions/relay")
                                && !step.mapping("env").containsKey("RELAY_BUILD")
                                && !step.get("run").matches("(?s).*\\b(mvn|npm|pip|RELAY_BUILD)\\b.*"),
                        "no-build-with-a-role",
                        job.id() + " " + step.get("name")));
        boolean takesARole =
                job.steps().stream().anyMatch(step -> step.get("uses").startsWith("aws-actions/"));
        boolean checks = job.steps().stream()
                .anyMatch(step -> step.get("uses").equals(TAKE)
                        && step.mapping("with").get("sha256") instanceof String checksum
                        && checksum.startsWith("${{ needs."));
        require(!takesARole || checks, "no-build-with-a-role", job.id() + " does not take what was built");
    }

    /** What an earlier run has left behind must not be what is deployed. */
    private void checkUncached(Job job, Step step) {
        String cache = string(step.mapping("with").get("cache"));
        require(
                !step.get("uses").startsWith("actions/cache") && (cache.isEmpty() || cache.equals("false")),
                "no-cache-where-deployed",
                job.id() + " " + step.get("name"));
    }
}

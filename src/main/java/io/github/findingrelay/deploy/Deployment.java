package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings the stacks of one account and Region to what the manifest says. It keeps no state of its
 * own: what is up to date is left alone, so that running it again does only the rest.
 *
 * @param templates the text of a template by its path below generated/
 */
record Deployment(
        Manifest manifest,
        Function<String, String> templates,
        DeploymentSettings settings,
        DeploymentCalls calls,
        DeploymentListener progress) {

    private static final int THREADS = 8;

    /**
     * Deploys.
     *
     * @throws RequestException if it cannot be seen what is deployed; nothing is changed then
     */
    DeploymentReport run() {
        DeploymentDecisions decisions = decisions();
        DeploymentOutcomes outcomes = new DeploymentOutcomes(progress);
        try (Workers workers = new Workers(THREADS)) {
            List<Untold> untold = new DeploymentRun(decisions, templates, calls, workers, outcomes).deploy();
            return report(false, outcomes, untold, Optional.empty());
        }
    }

    /**
     * What {@link #run} would do to the stacks, from what is deployed now; changes nothing.
     *
     * @throws RequestException if it cannot be seen what is deployed
     */
    DeploymentReport preview() {
        DeploymentDecisions decisions = decisions();
        DeploymentOutcomes outcomes = new DeploymentOutcomes(progress);
        try (Workers workers = new Workers(THREADS)) {
            StackRuns runs = new StackRuns(decisions, calls, workers);
            DeployedTemplates deployed = new DeployedTemplates(calls, runs, false);
            Fallbacks fallbacks = new Fallbacks(
                    decisions,
                    FallbackSurvey.of(decisions, templates, deployed, runs),
                    new FallbackChange(runs, outcomes));
            new DeploymentPreview(decisions, templates, calls, fallbacks, outcomes).preview();
        }
        return report(true, outcomes, List.of(), Optional.of(mails(decisions, outcomes)));
    }

    private ConfirmationMails mails(DeploymentDecisions decisions, DeploymentOutcomes outcomes) {
        List<Stack> changed = decisions
                .stacks()
                .filter(stack -> outcomes.hasEndedAs(stack.name(), DeploymentResult.CREATED)
                        || outcomes.hasEndedAs(stack.name(), DeploymentResult.UPDATED))
                .toList();
        return ConfirmationMails.of(
                changed,
                stack -> templates.apply(stack.template()),
                stack -> outcomes.hasEndedAs(stack.name(), DeploymentResult.CREATED)
                        ? Optional.empty()
                        : Optional.of(calls.budget()
                                .repeatable(() -> calls.cloudFormation().template(stack.name()))));
    }

    private DeploymentDecisions decisions() {
        return DeploymentDecisions.of(manifest, settings, calls.budget().pages(calls.cloudFormation()::stacks));
    }

    private DeploymentReport report(
            boolean dryRun, DeploymentOutcomes outcomes, List<Untold> untold, Optional<ConfirmationMails> mails) {
        return new DeploymentReport(
                dryRun, outcomes.areGuarded(), calls.budget().calls(), untold, mails, outcomes.sorted());
    }
}

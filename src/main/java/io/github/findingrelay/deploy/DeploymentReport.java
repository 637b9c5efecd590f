package io.github.findingrelay.deploy;

import io.github.findingrelay.console.ExitCode;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment has done, or would do.
 *
 * @param dryRun whether nothing was done
 * @param guarded whether stacks were not deleted because there are too many of them
 * @param calls to CloudFormation; those to Access Analyzer, two for each analyzer, are not among them
 * @param untold whose findings do not reach their owners now, the worst first
 * @param mails that would be sent; none of what was done
 * @param outcomes what needs somebody's eyes first
 */
record DeploymentReport(
        boolean dryRun,
        boolean guarded,
        int calls,
        List<Untold> untold,
        Optional<ConfirmationMails> mails,
        List<Outcome> outcomes) {
    DeploymentReport {
        untold = List.copyOf(untold);
        outcomes = List.copyOf(outcomes);
    }

    /** How many stacks ended so. */
    long count(DeploymentResult result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /** Whether not everything is as the manifest says. */
    boolean isAnythingLeft() {
        return outcomes.stream().anyMatch(outcome -> outcome.result() != DeploymentResult.UNCHANGED);
    }

    ExitCode exitCode() {
        if (count(DeploymentResult.FAILED) > 0) {
            return ExitCode.FAILED;
        }
        boolean isStopped = guarded || count(DeploymentResult.REFUSED) > 0 || isKeptBack();
        return isStopped ? ExitCode.GUARDED : ExitCode.DONE;
    }

    /** Nothing has failed, and still not all was done: with {@code --only}, it could silence somebody. */
    private boolean isKeptBack() {
        return !dryRun && count(DeploymentResult.NOT_RUN) > 0;
    }
}

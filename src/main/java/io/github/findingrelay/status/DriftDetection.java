package io.github.findingrelay.status;

import io.github.findingrelay.deploy.DriftStatus;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.subscriptions.StackInspection;
import io.github.findingrelay.subscriptions.StackInspection.Detection;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Has CloudFormation look for drift, and waits for what it finds, but not for ever. */
final class DriftDetection {

    private static final int AT_A_TIME = 25;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** For all stacks together. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final StackInspection inspection;
    private final Questions questions;
    private final Time time;

    DriftDetection(StackInspection inspection, Questions questions, Time time) {
        this.inspection = inspection;
        this.questions = questions;
        this.time = time;
    }

    /** By the names of the stacks; those of which it is not known are left out. */
    Map<String, DriftStatus> of(Collection<String> stacks) {
        Duration end = time.now().plus(PATIENCE);
        return questions.askAll("drift of stack", stacks, AT_A_TIME, stack -> detected(stack, end));
    }

    private DriftStatus detected(String stack, Duration end) {
        requireTime(end);
        String id = questions.call(() -> inspection.detectDrift(stack));
        Duration pause = FIRST_PAUSE;
        Detection detection = questions.call(() -> inspection.detection(id));
        while (detection.isRunning()) {
            requireTime(end);
            time.sleep(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            detection = questions.call(() -> inspection.detection(id));
        }
        Detection ended = detection;
        return ended.status()
                .orElseThrow(() -> new RequestException(Fault.REFUSED, "it has failed: " + ended.reason()));
    }

    private void requireTime(Duration end) {
        if (time.now().compareTo(end) >= 0) {
            throw new RequestException(
                    Fault.UNAVAILABLE, "it was not known after %d minutes".formatted(PATIENCE.toMinutes()));
        }
    }
}

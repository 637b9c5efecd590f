package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.plan.ChangeSets.ChangeSet;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks CloudFormation what it would do to stacks that are there. A change set of a stack that is
 * not there would leave one behind, and say nothing that the template does not.
 */
record ChangeSetPreview(ChangeSets changeSets, RequestBudget budget, Time time, String tokenPrefix) {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LOOKS = 120;
    private static final int THREADS = 4;

    /** Begins what is said of a stack about which CloudFormation has said nothing. */
    private static final String UNANSWERED = "not answered: ";

    /**
     * A preview.
     *
     * @param random for the names of the change sets
     */
    ChangeSetPreview(ChangeSets changeSets, RequestBudget budget, Time time, Random random) {
        this(changeSets, budget, time, "finding-relay-plan-" + Long.toHexString(random.nextLong()));
    }

    /** What it says, by stack: a line for each resource, or why it cannot say. */
    Map<String, List<String>> of(Plan plan, Snapshot after) {
        Set<String> names = Stream.of(Action.CHANGED, Action.REPLACED)
                .flatMap(plan::of)
                .map(Change::name)
                .collect(Collectors.toSet());
        Manifest wanted = after.manifest();
        List<Stack> stacks = wanted.stacks().stream()
                .filter(stack -> names.contains(stack.name()))
                .toList();
        Map<String, SourceText> templates =
                after.files(stacks.stream().map(Stack::template).toList());
        Map<String, List<String>> said = new ConcurrentHashMap<>();
        try (Workers workers = new Workers(THREADS)) {
            workers.forEach(
                    stacks,
                    stack -> Optional.ofNullable(templates.get(stack.template()))
                            .map(text -> Request.of(wanted, stack, text.text(), token(stack)))
                            .ifPresent(request -> said.put(stack.name(), ask(request))));
        }
        return said;
    }

    /** The name of a change set is unique by itself, as some services look for it alone. */
    private String token(Stack stack) {
        String token = tokenPrefix + "-" + stack.name();
        return token.substring(0, Math.min(token.length(), 128));
    }

    private List<String> ask(Request request) {
        try {
            String id = budget.repeatable(() -> changeSets.create(request));
            try {
                return answer(id);
            } finally {
                budget.idempotent(() -> changeSets.delete(id));
            }
        } catch (RequestException e) {
            return List.of(UNANSWERED + e.reason());
        }
    }

    /** Whether CloudFormation has answered about all stacks. */
    static boolean isComplete(Map<String, List<String>> said) {
        return said.values().stream().flatMap(List::stream).noneMatch(line -> line.startsWith(UNANSWERED));
    }

    private List<String> answer(String id) {
        for (int look = 0; look < LOOKS; look++) {
            ChangeSet set = budget.repeatable(() -> changeSets.find(id));
            if (set.isReady()) {
                return set.failure().isEmpty() ? set.changes() : List.of("cannot say: " + set.failure());
            }
            time.sleep(PAUSE);
        }
        return List.of(UNANSWERED + "it was not ready after %d looks".formatted(LOOKS));
    }
}

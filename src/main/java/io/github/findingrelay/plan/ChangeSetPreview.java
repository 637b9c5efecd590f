package io.github.findingrelay.plan;

import io.github.findingrelay.deploy.CloudFormation;
import io.github.findingrelay.deploy.CloudFormation.ChangeSet;
import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.deploy.Deployment;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.plan.Change.Action;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.Time;
import io.github.findingrelay.request.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Asks CloudFormation what it would do to stacks that are there. A change set of a stack that is
 * not there would leave one behind, and say nothing that the template does not.
 */
final class ChangeSetPreview {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOOKS = 120;
  private static final int THREADS = 4;

  private final CloudFormation cloudFormation;
  private final RequestBudget budget;
  private final Time time;
  private final String tokenPrefix;

  ChangeSetPreview(CloudFormation cloudFormation, RequestBudget budget, Time time, Random random) {
    this.cloudFormation = cloudFormation;
    this.budget = budget;
    this.time = time;
    this.tokenPrefix = "finding-relay-plan-" + Long.toHexString(random.nextLong());
  }

  /** What it says, by stack: a line for each resource, or why it cannot say. */
  Map<String, List<String>> of(Plan plan, Manifest wanted, Snapshot after) {
    Set<String> names =
        plan.changes().stream()
            .filter(
                change -> change.action() == Action.CHANGED || change.action() == Action.REPLACED)
            .map(Change::name)
            .collect(Collectors.toSet());
    List<Stack> stacks =
        wanted.stacks().stream().filter(stack -> names.contains(stack.name())).toList();
    Map<String, SourceText> templates = after.files(stacks.stream().map(Stack::template).toList());
    Map<String, String> tags = Deployment.tags(wanted);
    Map<String, List<String>> said = new ConcurrentHashMap<>();
    try (Workers workers = new Workers(THREADS)) {
      workers.forEach(
          stacks,
          stack -> {
            SourceText template = templates.get(stack.template());
            if (template != null) {
              said.put(
                  stack.name(),
                  ask(new Request(stack.name(), template.text(), tags, token(stack))));
            }
          });
    }
    return new TreeMap<>(said);
  }

  /** The name of a change set is unique by itself, as some services look for it alone. */
  private String token(Stack stack) {
    String token = tokenPrefix + "-" + stack.name();
    return token.substring(0, Math.min(token.length(), 128));
  }

  private List<String> ask(Request request) {
    try {
      String id = budget.repeatable(() -> cloudFormation.createChangeSet(request));
      try {
        return answer(id);
      } finally {
        budget.idempotent(() -> cloudFormation.deleteChangeSet(id));
      }
    } catch (RequestException e) {
      return List.of("cannot say: " + e.getMessage());
    }
  }

  private List<String> answer(String id) {
    for (int look = 0; look < LOOKS; look++) {
      ChangeSet set = budget.repeatable(() -> cloudFormation.changeSet(id));
      if (set.isReady()) {
        return set.failure().isEmpty() ? set.changes() : List.of("cannot say: " + set.failure());
      }
      time.sleep(PAUSE);
    }
    return List.of("has not answered");
  }
}

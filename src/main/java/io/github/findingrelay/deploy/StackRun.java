package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.CloudFormation.Request;
import io.github.findingrelay.deploy.Outcome.DeploymentResult;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stack on its way to what the manifest says. It looks, decides and acts, until there is an
 * outcome. Nothing that it knows has to survive: another run begins with another look.
 */
final class StackRun {

  /** Looks at a stack that does not show what was accepted, before something must be wrong. */
  private static final int PATIENCE = 20;

  /** Looks at a stack after a fault, before the call counts as one that was never done. */
  private static final int DOUBT = 3;

  /** Operations, for example after somebody else's came in between. */
  private static final int OPERATIONS = 5;

  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration SHORTEST_DISTANCE = Duration.ofSeconds(2);
  private static final Duration LONGEST_DISTANCE = Duration.ofSeconds(8);

  private enum Sent {
    NOTHING,
    ACCEPTED,
    /** A fault came instead of an answer. */
    DOUBTFUL
  }

  private final String name;
  private final Optional<String> owner;
  private final Optional<Request> target;
  private final Optional<String> digest;
  private final String tokenPrefix;
  private final Duration deadline;

  private Duration nextLook = Duration.ZERO;
  private Duration distance = SHORTEST_DISTANCE;
  private Optional<DeployedStack> seen;
  private Optional<DeployedStack> seenBefore = Optional.empty();
  private Sent sent = Sent.NOTHING;
  private DeploymentResult result = DeploymentResult.UNCHANGED;
  private int looks;
  private int operations;
  private boolean tokenIsUsed = true;
  private Optional<Outcome> outcome = Optional.empty();

  private StackRun(
      String name,
      Optional<String> owner,
      Optional<Request> target,
      Optional<String> digest,
      Optional<DeployedStack> seen,
      String tokenPrefix,
      Duration now) {
    this.name = name;
    this.owner = owner;
    this.target = target;
    this.digest = digest;
    this.seen = seen;
    this.tokenPrefix = tokenPrefix;
    this.deadline = now.plus(LONGEST);
  }

  /**
   * A stack that is to be deployed.
   *
   * @param tokenPrefix of this run of the tool
   */
  static StackRun toDeploy(
      Request target,
      String digest,
      Optional<String> owner,
      Optional<DeployedStack> seen,
      String tokenPrefix,
      Duration now) {
    return new StackRun(
        target.name(), owner, Optional.of(target), Optional.of(digest), seen, tokenPrefix, now);
  }

  /** A stack that is to be deleted. */
  static StackRun toDelete(DeployedStack stack, String tokenPrefix, Duration now) {
    return new StackRun(
        stack.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(stack),
        tokenPrefix,
        now);
  }

  String name() {
    return name;
  }

  Optional<Outcome> outcome() {
    return outcome;
  }

  /** Whether it has not been looked at for a while: the longer it takes, the more rarely. */
  boolean isDue(Duration now) {
    return now.compareTo(nextLook) >= 0;
  }

  /** Looks again, and goes on. */
  void look(CloudFormation cloudFormation, RequestBudget budget, Duration now) {
    nextLook = now.plus(distance);
    distance = distance.compareTo(LONGEST_DISTANCE) < 0 ? distance.multipliedBy(2) : distance;
    try {
      seen = budget.repeatable(() -> cloudFormation.stack(name));
      if (now.compareTo(deadline) > 0) {
        finish(DeploymentResult.FAILED, "still " + status() + " after an hour");
      } else if (isStale()) {
        lookAgain();
      } else {
        act(cloudFormation, budget);
      }
    } catch (RequestException e) {
      finish(DeploymentResult.FAILED, "cannot be read: " + e.getMessage());
    }
  }

  /** Does what the state that was seen asks for. */
  void act(CloudFormation cloudFormation, RequestBudget budget) {
    Decision decision = decision();
    boolean changes =
        decision != Decision.WAIT && decision != Decision.LEAVE && decision != Decision.GIVE_UP;
    if (changes && operations == OPERATIONS) {
      finish(DeploymentResult.FAILED, "%s after %d operations".formatted(status(), operations));
      return;
    }
    switch (decision) {
      case LEAVE -> finish(target.isEmpty() ? DeploymentResult.DELETED : result);
      case GIVE_UP -> giveUp(cloudFormation, budget);
      case WAIT -> {}
      case CREATE -> send(budget, DeploymentResult.CREATED, () -> cloudFormation.create(request()));
      case UPDATE -> send(budget, DeploymentResult.UPDATED, () -> cloudFormation.update(request()));
      case DELETE, CREATE_ANEW -> send(budget, result, () -> cloudFormation.delete(name, token()));
    }
  }

  private Decision decision() {
    Optional<StackStatus> status = seen.map(DeployedStack::status);
    boolean ours = sent != Sent.NOTHING;
    return target.isPresent()
        ? Decision.toDeploy(status, isUpToDate(), ours)
        : Decision.toDelete(status, ours);
  }

  private boolean isUpToDate() {
    return digest.isPresent() && seen.flatMap(DeployedStack::digest).equals(digest);
  }

  /** Whether what is seen is still the state before our operation. */
  private boolean isStale() {
    return sent != Sent.NOTHING
        && !isUpToDate()
        && seen.map(DeployedStack::status).equals(seenBefore.map(DeployedStack::status))
        && seen.map(DeployedStack::changedAt).equals(seenBefore.map(DeployedStack::changedAt));
  }

  private void lookAgain() {
    looks++;
    if (sent == Sent.DOUBTFUL && looks >= DOUBT) {
      sent = Sent.NOTHING;
    } else if (looks >= PATIENCE) {
      finish(
          DeploymentResult.FAILED, "CloudFormation has accepted an operation but does not show it");
    }
  }

  private void send(RequestBudget budget, DeploymentResult success, Runnable call) {
    if (tokenIsUsed) {
      operations++;
      tokenIsUsed = false;
    }
    seenBefore = seen;
    looks = 0;
    nextLook = Duration.ZERO;
    distance = SHORTEST_DISTANCE;
    try {
      budget.once(call);
      sent = Sent.ACCEPTED;
      tokenIsUsed = true;
      result = success;
    } catch (RequestException e) {
      refused(e, success);
    }
  }

  private void refused(RequestException e, DeploymentResult success) {
    switch (e.fault()) {
      case UNAVAILABLE -> {
        sent = Sent.DOUBTFUL;
        result = success;
      }
      // Somebody was faster, or an answer of ours was lost: the next look says what there is.
      case ALREADY_EXISTS, BUSY -> sent = Sent.NOTHING;
      case NO_UPDATES -> {
        if (operations > 1) {
          finish(
              DeploymentResult.FAILED,
              "CloudFormation sees no change, although the digest is another one");
        }
        tokenIsUsed = true;
        sent = Sent.NOTHING;
      }
      case THROTTLED, DENIED, ABSENT, REFUSED ->
          finish(DeploymentResult.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private Request request() {
    Request request = target.orElseThrow();
    return new Request(request.name(), request.template(), request.tags(), token());
  }

  private String token() {
    return tokenPrefix + "-" + operations;
  }

  private void giveUp(CloudFormation cloudFormation, RequestBudget budget) {
    List<String> failures;
    try {
      failures = budget.repeatable(() -> cloudFormation.failures(name));
    } catch (RequestException e) {
      failures = List.of("its events cannot be read: " + e.getMessage());
    }
    String reason = seen.map(DeployedStack::reason).filter(text -> !text.isEmpty()).orElse("");
    String state = status() + (reason.isEmpty() ? "" : ": " + reason);
    finish(
        DeploymentResult.FAILED,
        Stream.concat(Stream.of(state), failures.stream()).toArray(String[]::new));
  }

  private String status() {
    return seen.map(stack -> stack.status().name()).orElse("not there");
  }

  /** Ends without a look, because of something else. */
  void skip(String reason) {
    finish(DeploymentResult.NOT_RUN, reason);
  }

  private void finish(DeploymentResult end, String... reasons) {
    outcome = Optional.of(new Outcome(name, end, owner, List.of(reasons)));
  }
}

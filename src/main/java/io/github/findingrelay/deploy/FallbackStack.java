package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.StackRuns.Target;
import io.github.findingrelay.model.Stack;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A stack with rules of the fallback: the foundation, or that of an event bus. It may leave the
 * findings of an account to others only when these are there.
 */
final class FallbackStack {

    private final Stack stack;
    private final String text;
    private final FallbackTemplate wanted;
    private final Optional<FallbackTemplate> before;
    private Optional<FallbackTemplate> current;
    private Optional<String> digest;
    private DeploymentResult result = DeploymentResult.UNCHANGED;
    private boolean failed;

    /**
     * A stack as it is before anything is done.
     *
     * @param text of the template in generated/
     * @param wanted the same as a tree
     * @param before what is deployed; empty: nothing, or nothing that we can read
     * @param digest of what is deployed
     */
    FallbackStack(
            Stack stack,
            String text,
            FallbackTemplate wanted,
            Optional<FallbackTemplate> before,
            Optional<String> digest) {
        this.stack = stack;
        this.text = text;
        this.wanted = wanted;
        this.before = before;
        this.current = before;
        this.digest = digest;
    }

    Stack stack() {
        return stack;
    }

    String text() {
        return text;
    }

    FallbackTemplate wanted() {
        return wanted;
    }

    /** What its rules are now, if that is known. */
    Optional<FallbackTemplate> current() {
        return current;
    }

    boolean hasFailed() {
        return failed;
    }

    boolean isFinal() {
        return digest.equals(Optional.of(stack.digest()));
    }

    DeploymentResult result() {
        return result;
    }

    /** What others need before they can be deployed, if they do: what is new besides rules. */
    Optional<FallbackTemplate> prepared(Predicate<String> held) {
        if (before.isEmpty()) {
            return needed(wanted.excludingOnly(held));
        }
        FallbackTemplate prepared = crossing(before.get()).prepared();
        return prepared.isLikeBesidesRules(before.get()) ? Optional.empty() : needed(prepared.excludingOnly(held));
    }

    /** What takes the findings of whoever is in between, while others change. */
    Optional<FallbackTemplate> bridge(Predicate<String> held) {
        return needed(bridged(held));
    }

    private FallbackTemplate bridged(Predicate<String> held) {
        return before.map(old -> crossing(old).bridge()).orElse(wanted).excludingOnly(held);
    }

    /** Whether it gets a template on the way that is not the wanted one. */
    boolean isBetween(Predicate<String> held) {
        return Stream.of(prepared(held), bridge(held))
                .flatMap(Optional::stream)
                .anyMatch(template -> !template.isLike(wanted));
    }

    /** What is wanted, but for accounts whose stacks are not there. */
    Optional<FallbackTemplate> switched(Predicate<String> covered, boolean isComplete, boolean isPruned) {
        FallbackTemplate kept = before.map(old -> crossing(old).keeping(!isComplete))
                .orElse(wanted)
                .excludingOnly(covered);
        boolean isLast = isComplete
                && isPruned
                && (!losesItsKey() || isFinal() || current.filter(kept::isLike).isPresent());
        return needed(isLast ? wanted.excludingOnly(covered) : kept);
    }

    /** CloudFormation would take the permission to use it away before topics need it no more. */
    boolean losesItsKey() {
        return before.filter(FallbackTemplate::hasKey).isPresent() && !wanted.hasKey();
    }

    private Crossing crossing(FallbackTemplate old) {
        return new Crossing(old, wanted);
    }

    private Optional<FallbackTemplate> needed(FallbackTemplate template) {
        boolean isThere = template.isLike(wanted)
                ? isFinal()
                : current.filter(template::isLike).isPresent();
        return isThere ? Optional.empty() : Optional.of(template);
    }

    /** What to deploy for it to have a template. */
    Target target(FallbackTemplate template) {
        return template.isLike(wanted)
                ? new Target(stack, text)
                : new Target(
                        new Stack(
                                stack.name(),
                                stack.kind(),
                                stack.account(),
                                stack.region(),
                                stack.template(),
                                template.ownDigest(),
                                stack.covers(),
                                stack.owner()),
                        template.text());
    }

    /** It has a template now, or failed to get it. */
    void ended(FallbackTemplate template, Outcome outcome) {
        failed = !outcome.result().isDone();
        if (!failed) {
            current = Optional.of(template);
            digest = Optional.of(target(template).stack().digest());
            result = result == DeploymentResult.CREATED ? result : outcome.result();
        }
    }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.deploy.Untold.Instead;
import io.github.findingrelay.model.Stack;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the accounts whose findings do not reach their owners after a deployment. */
record UntoldAccounts(Reach reach, Fallbacks fallbacks, Function<String, String> templates) {

    private static final String MAILS = "AWS::SNS::Subscription";

    /** With it, nobody is to be told. */
    private static final String DISABLED = "State: DISABLED";

    List<Untold> all() {
        Predicate<String> fallback = fallbacks.taking(reach, this::canTell);
        return reach.unreached()
                .flatMap(stack -> of(stack, fallback))
                .sorted(Comparator.comparing(Untold::told).thenComparing(Untold::account))
                .toList();
    }

    private Stream<Untold> of(Stack stack, Predicate<String> fallback) {
        String template = templates.apply(stack.template());
        // It lacks a channel, no more.
        boolean mailsArrive = reach.isUpToDate(stack) && canTell(template);
        return mailsArrive || template.contains(DISABLED)
                ? Stream.empty()
                : stack.covers().stream()
                        .filter(account -> !fallbacks.isStillTold(account, reach))
                        .map(account -> new Untold(
                                account, stack.owner(), fallback.test(account) ? Instead.FALLBACK : Instead.NOBODY));
    }

    private boolean canTell(String template) {
        return reach.lackOf(template, template.contains(MAILS)).isEmpty();
    }
}

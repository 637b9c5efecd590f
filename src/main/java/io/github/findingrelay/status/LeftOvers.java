package io.github.findingrelay.status;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.github.findingrelay.deploy.DeployedStack;
import io.github.findingrelay.deploy.DeployedStacks;
import io.github.findingrelay.deploy.OtherPrefixes;
import io.github.findingrelay.model.EventBus;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.request.Questions;
import io.github.findingrelay.status.EventRules.Live;
import io.github.findingrelay.status.HealthProblem.Category;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stacks that generated/ lists no more and that go on notifying: of an old prefix, and of ours.
 *
 * @param all stacks of the account and Region
 * @param live rules of ours, by event bus
 */
record LeftOvers(
        Manifest manifest,
        Collection<DeployedStack> all,
        Map<String, Map<String, Live>> live,
        EventRules rules,
        Questions questions) {

    /** An account in a list of a pattern; in an ARN it is not a whole text. */
    private static final Pattern ACCOUNT = Pattern.compile("\"(\\d{12})\"");

    List<HealthProblem> problems() {
        List<DeployedStack> ours = DeployedStacks.among(all, manifest.names()).stacks();
        OtherPrefixes others = OtherPrefixes.among(all, manifest.names());
        return Stream.concat(
                        others.prefixes().stream().map(prefix -> ofPrefix(prefix, others)),
                        leftOver(ours).flatMap(stack -> ofStack(stack, ours).stream()))
                .toList();
    }

    /** Its fallback hears of every account that it does not know: one rule is enough. */
    private HealthProblem ofPrefix(String prefix, OtherPrefixes others) {
        boolean notifies = others.analyzers().contains(prefix)
                || questions
                        .ask("the rules of prefix " + prefix, () -> rulesOf(prefix))
                        .map(found -> found.stream().anyMatch(Live::enabled))
                        .orElse(true);
        String remedy = "'./relay deploy --execute --retire-prefix %s' removes what is left".formatted(prefix);
        return notifies
                ? HealthProblem.of(
                        Category.STACK,
                        "prefix " + prefix,
                        "has %s here and goes on beside %s: findings are told twice; %s"
                                .formatted(others.count(prefix), manifest.stackPrefix(), remedy))
                : HealthProblem.of(
                        Category.NOTE,
                        "prefix " + prefix,
                        "has %s here, and no rule that is enabled; %s".formatted(others.count(prefix), remedy));
    }

    /** Every finding comes by the default bus, also to buses of their own. Our prefix may begin with theirs. */
    private List<Live> rulesOf(String prefix) {
        String theirs = prefix + "-";
        String ours = manifest.names().start();
        return questions.pages(next -> rules.on(EventBus.DEFAULT, theirs, next)).stream()
                .filter(rule -> !ours.startsWith(theirs) || !rule.name().startsWith(ours))
                .toList();
    }

    /** Stacks of ours that generated/ does not list and that have rules for findings. */
    private Stream<DeployedStack> leftOver(List<DeployedStack> ours) {
        Set<String> wanted = manifest.stacks().stream().map(Stack::name).collect(toSet());
        return ours.stream()
                .filter(stack -> !wanted.contains(stack.name()))
                .filter(stack -> manifest.names()
                        .kindIn(stack.name())
                        .filter(Set.of(StackKind.ACCOUNT, StackKind.OWNER, StackKind.SHARED)::contains)
                        .isPresent());
    }

    private Optional<HealthProblem> ofStack(DeployedStack stack, List<DeployedStack> ours) {
        List<Live> itsRules = rulesOf(stack, ours);
        if (itsRules.isEmpty()) {
            return Optional.empty();
        }
        Set<String> accounts = accounts(stack, itsRules);
        Set<String> others = manifest.stacks().stream()
                .filter(other -> tells(other, accounts))
                .map(Stack::name)
                .collect(toCollection(TreeSet::new));
        return Optional.of(HealthProblem.of(
                Category.STACK,
                "stack " + stack.name(),
                ("is not in generated/ any more and still notifies of %s, as %s does; './relay deploy --execute' deletes it, or"
                                + " says which --max-prune does")
                        .formatted(
                                accounts.isEmpty() ? "every account" : named("account", accounts),
                                others.isEmpty()
                                        ? "the fallback in " + manifest.names().foundation()
                                        : HealthProblem.listed(List.copyOf(others)))));
    }

    /** A chat channel covers accounts, but has no rules. */
    private static boolean tells(Stack stack, Set<String> accounts) {
        boolean hasRules = stack.kind() == StackKind.ACCOUNT
                || stack.kind() == StackKind.OWNER
                || stack.kind() == StackKind.SHARED;
        return hasRules && (accounts.isEmpty() || stack.covers().stream().anyMatch(accounts::contains));
    }

    private static String named(String what, Set<String> names) {
        return (names.size() == 1 ? what : what + "s") + " " + HealthProblem.listed(List.copyOf(names));
    }

    /** Enabled ones. Names begin with that of their stack, which may begin with that of another one. */
    private List<Live> rulesOf(DeployedStack stack, List<DeployedStack> ours) {
        Set<String> longer = ours.stream()
                .map(DeployedStack::name)
                .filter(name -> name.startsWith(stack.name() + "-"))
                .collect(toSet());
        return live.values().stream()
                .flatMap(onBus -> onBus.values().stream())
                .filter(Live::enabled)
                .filter(rule -> rule.name().startsWith(stack.name() + "-"))
                .filter(rule -> longer.stream().noneMatch(name -> rule.name().startsWith(name + "-")))
                .toList();
    }

    /** Those that the rules name; none: all. */
    private Set<String> accounts(DeployedStack stack, List<Live> itsRules) {
        Set<String> accounts = itsRules.stream()
                .flatMap(rule -> ACCOUNT.matcher(rule.pattern()).results().map(found -> found.group(1)))
                .collect(toCollection(TreeSet::new));
        manifest.names().accountIn(stack.name()).ifPresent(accounts::add);
        return accounts;
    }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import io.github.findingrelay.template.TemplateNode.Scalar;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An event rule of the fallback, or one that forwards to another bus.
 *
 * @param resource as it stands in a template
 */
record FallbackRule(Mapping resource) {

    static final String TYPE = "AWS::Events::Rule";

    private static final List<String> ACCOUNTS =
            List.of("Properties", "EventPattern", "detail", "findings", "ProductFields", "ResourceOwnerAccount");

    private static final String ANYTHING_BUT = "anything-but";
    private static final String SUFFIX = "suffix";

    /** Whether it looks at whose finding it is. */
    boolean looksAtAccounts() {
        return TemplateEdit.at(resource, ACCOUNTS).isPresent();
    }

    /** The accounts whose findings it leaves to others. */
    SortedSet<String> excluded() {
        SortedSet<String> excluded = new TreeSet<>();
        conditions()
                .flatMap(condition -> condition.get(ANYTHING_BUT).stream())
                .filter(Sequence.class::isInstance)
                .flatMap(list -> ((Sequence) list).items().stream())
                .forEach(id -> excluded.add(((Scalar) id).text()));
        return excluded;
    }

    /** The accounts that it names. */
    Stream<String> named() {
        return conditions().filter(Scalar.class::isInstance).map(id -> ((Scalar) id).text());
    }

    /** What the accounts end with whose findings it forwards. */
    List<String> suffixes() {
        return conditions()
                .flatMap(condition -> condition.get(SUFFIX).stream())
                .map(suffix -> ((Scalar) suffix).text())
                .toList();
    }

    private Stream<TemplateNode> conditions() {
        return TemplateEdit.items(resource, ACCOUNTS).stream();
    }

    /** The same that leaves no other accounts to others than these. */
    FallbackRule excludingOnly(Predicate<String> some) {
        if (excluded().stream().allMatch(some)) {
            return this;
        }
        return new FallbackRule(
                TemplateEdit.changed(resource, ACCOUNTS, conditions -> excludingOnly(conditions, some)));
    }

    /** Without any account to leave out, it takes whatever there is. */
    private static Optional<TemplateNode> excludingOnly(TemplateNode conditions, Predicate<String> some) {
        List<TemplateNode> after = new ArrayList<>();
        for (TemplateNode condition : ((Sequence) conditions).items()) {
            List<TemplateNode> left = TemplateEdit.items(condition, List.of(ANYTHING_BUT)).stream()
                    .filter(id -> some.test(((Scalar) id).text()))
                    .toList();
            if (condition.get(ANYTHING_BUT).isEmpty()) {
                after.add(condition);
            } else if (left.isEmpty()) {
                return Optional.empty();
            } else {
                after.add(TemplateEdit.object(Map.of(ANYTHING_BUT, TemplateEdit.list(left))));
            }
        }
        return Optional.of(TemplateEdit.list(after));
    }

    /** The same that forwards what another one does, too. */
    FallbackRule forwardingAlso(FallbackRule other) {
        List<String> here = suffixes();
        List<TemplateNode> more = other.suffixes().stream()
                .filter(suffix -> !here.contains(suffix))
                .<TemplateNode>map(suffix -> TemplateEdit.object(Map.of(SUFFIX, TemplateEdit.scalar(suffix))))
                .toList();
        if (here.isEmpty() || more.isEmpty()) {
            return this;
        }
        return new FallbackRule(TemplateEdit.changed(
                resource,
                ACCOUNTS,
                conditions -> Optional.of(
                        TemplateEdit.list(Stream.concat(((Sequence) conditions).items().stream(), more.stream())
                                .toList()))));
    }

    /** The same under a name of its own. */
    FallbackRule renamed(String suffix) {
        return new FallbackRule(TemplateEdit.changed(
                resource,
                List.of("Properties", "Name"),
                name -> Optional.of(TemplateEdit.scalar(((Scalar) name).text() + suffix))));
    }

    /** Whether it takes the same findings as another one. */
    boolean takesTheSameAs(FallbackRule other) {
        return pattern().equals(other.pattern());
    }

    private Optional<String> pattern() {
        return TemplateEdit.at(resource, List.of("Properties", "EventPattern")).map(TemplateEdit::comparable);
    }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The changes that the proof need not object to, each with its reason. */
final class HarmlessEdit {

    /** Texts for people who look at the stack. */
    private static final Set<String> WORDS =
            Set.of("Description", "DisplayName", "AlarmDescription", "Label", "Sid", "Comment", "Cause");

    private static final Set<String> WORDING =
            Set.of("fact", "word", "subject", "title", "text", "table", "steps", "mail", "card");

    private static final Set<String> SETS = Set.of("EventPattern", "Conditions", "ArchiveRules");

    /** Each with its reason. */
    private static final Map<String, Predicate<RandomEdit>> REASONS = Map.of(
            "it is a description, which AWS shows and does not follow",
            edit -> isAbout(edit, WORDS),
            "Metadata is documentation, which CloudFormation stores and does not follow",
            edit -> isAbout(edit, Set.of("Metadata")),
            "a pattern, a condition and a filter are sets: the order of what is in them does not matter",
            HarmlessEdit::isSameSet,
            "what an alternative of a pattern takes already, it may name besides",
            HarmlessEdit::isTakenAlready,
            "a condition that nothing asks for decides nothing",
            HarmlessEdit::isConditionBesides,
            "a reference that is written in another way is the same one",
            HarmlessEdit::isSameReference,
            "an archive rule that is for one account only may call it by a reference",
            HarmlessEdit::isOwnAccount,
            "a wording is the user's; what it must say was played",
            HarmlessEdit::isWording);

    private HarmlessEdit() {}

    static Optional<String> reason(RandomEdit edit) {
        return REASONS.entrySet().stream()
                .filter(reason -> reason.getValue().test(edit))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isWording(RandomEdit edit) {
        int last = edit.path().size() - 1;
        boolean one = last > 0
                && edit.path().get(last - 1).equals("Assign")
                && WORDING.contains(edit.path().get(last));
        return one || (edit.path().get(last).equals("Assign") && isGone(edit, WORDING));
    }

    private static boolean isAbout(RandomEdit edit, Set<String> keys) {
        return isWithin(edit, keys) || isGone(edit, keys);
    }

    private static boolean isWithin(RandomEdit edit, Set<String> keys) {
        return edit.path().stream().anyMatch(keys::contains);
    }

    /** Whether what is there differs in nothing else. */
    private static boolean isGone(RandomEdit edit, Set<String> keys) {
        return edit.before() instanceof TemplateNode.Mapping before
                && edit.after() instanceof TemplateNode.Mapping after
                && rest(before, keys).equals(rest(after, keys));
    }

    private static Map<String, String> rest(TemplateNode.Mapping object, Set<String> keys) {
        return object.entries().entrySet().stream()
                .filter(entry -> !keys.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> TemplateText.of(entry.getValue())));
    }

    private static boolean isTakenAlready(RandomEdit edit) {
        return edit.path().contains("EventPattern")
                && edit.before() instanceof Sequence before
                && edit.after() instanceof Sequence after
                && texts(before).toString().contains("anything-but")
                && texts(after).containsAll(texts(before));
    }

    private static boolean isSameReference(RandomEdit edit) {
        return edit.before() instanceof TemplateNode.Function before
                && edit.after() instanceof TemplateNode.Function after
                && reference(before).equals(reference(after));
    }

    /** As {@code Sub} writes it, which can say what {@code Ref} and {@code GetAtt} do. */
    private static String reference(TemplateNode.Function function) {
        return function.name().equals("Sub") ? function.argument() : "${%s}".formatted(function.argument());
    }

    /** Its condition holds in that account alone, or what is played would differ. */
    private static boolean isOwnAccount(RandomEdit edit) {
        return isWithin(edit, Set.of("ArchiveRules"))
                && isWithin(edit, Set.of("Fn::If"))
                && edit.before() instanceof TemplateNode.Scalar before
                && before.text().matches("\\d{12}")
                && edit.after() instanceof TemplateNode.Function after
                && reference(after).equals("${AWS::AccountId}");
    }

    private static boolean isConditionBesides(RandomEdit edit) {
        return edit.path().equals(List.of("Conditions"))
                && edit.before() instanceof TemplateNode.Mapping before
                && edit.after() instanceof TemplateNode.Mapping after
                && rest(after, Set.of())
                        .entrySet()
                        .containsAll(rest(before, Set.of()).entrySet());
    }

    private static boolean isSameSet(RandomEdit edit) {
        return isWithin(edit, SETS)
                && edit.before() instanceof Sequence before
                && edit.after() instanceof Sequence after
                && texts(before).equals(texts(after));
    }

    private static Set<String> texts(Sequence list) {
        List<TemplateNode> items = list.items();
        return items.stream().map(TemplateText::of).collect(Collectors.toSet());
    }
}

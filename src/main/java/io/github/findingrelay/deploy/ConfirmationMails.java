package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.Survey;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Function;
import io.github.findingrelay.template.TemplateNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The mails that SNS would send during a deployment: one for each e-mail subscription that a stack
 * does not have yet.
 *
 * @param recipients by address
 * @param unknown how many stacks' subscriptions are not known
 */
record ConfirmationMails(List<MailRecipient> recipients, int unknown) {

    private static final int AT_A_TIME = 8;

    /**
     * Somebody who would be asked to confirm.
     *
     * @param owner key of the owner of the stacks, unless they serve several
     * @param mails how many
     */
    record MailRecipient(String address, Optional<String> owner, long mails) {}

    /** A subscription, by the name of its topic, as far as the template has it. */
    private record Subscription(String topic, String address) {}

    /**
     * Compares the templates of stacks with those that are deployed.
     *
     * @param stacks that would be created or updated
     * @param deployed text of a stack's template; nothing: there is none
     */
    static ConfirmationMails of(
            List<Stack> stacks,
            java.util.function.Function<Stack, String> wanted,
            java.util.function.Function<Stack, Optional<String>> deployed) {
        Survey<Stack, Set<Subscription>> survey = Survey.of(stacks, AT_A_TIME, stack -> {
            Set<Subscription> added = subscriptions(wanted.apply(stack)).orElse(Set.of());
            if (!added.isEmpty()) {
                deployed.apply(stack).flatMap(ConfirmationMails::subscriptions).ifPresent(added::removeAll);
            }
            return added;
        });
        Map<String, MailRecipient> recipients = new TreeMap<>();
        survey.answers()
                .forEach((stack, added) -> added.forEach(one -> {
                    String key = one.address() + " " + stack.owner().orElse("");
                    recipients.merge(
                            key,
                            new MailRecipient(one.address(), stack.owner(), 1),
                            (some, more) -> new MailRecipient(some.address(), some.owner(), some.mails() + 1));
                }));
        return new ConfirmationMails(
                List.copyOf(recipients.values()), survey.refusals().size());
    }

    long count() {
        return recipients.stream().mapToLong(MailRecipient::mails).sum();
    }

    /** Nothing: this is no template of ours. */
    private static Optional<Set<Subscription>> subscriptions(String template) {
        TemplateNode resources;
        try {
            resources = TemplateNode.read(new SourceText("template", template))
                    .get("Resources")
                    .orElseThrow();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
        Set<Subscription> all = new HashSet<>();
        ((TemplateNode.Mapping) resources)
                .entries()
                .values()
                .forEach(resource -> resource.get("Properties")
                        .filter(properties -> text(properties.get("Protocol")).equals("email"))
                        .ifPresent(properties -> all.add(new Subscription(
                                topic(resources, properties.get("TopicArn")), text(properties.get("Endpoint"))))));
        return Optional.of(all);
    }

    /** A topic of another name is another topic, to which everybody is subscribed anew. */
    private static String topic(TemplateNode resources, Optional<TemplateNode> arn) {
        String reference = text(arn);
        return resources
                .get(reference)
                .flatMap(topic -> topic.get("Properties"))
                .map(properties -> text(properties.get("TopicName")))
                .orElse(reference);
    }

    private static String text(Optional<TemplateNode> node) {
        return node.map(one -> one instanceof Scalar scalar
                        ? scalar.text()
                        : one instanceof Function function ? function.argument() : "")
                .orElse("");
    }

    /** How many to whom: so many that somebody reads them. */
    List<String> lines(int longest) {
        List<String> lines = new ArrayList<>();
        lines.add("would send %s%s"
                .formatted(
                        count() == 1 ? "1 confirmation mail" : count() + " confirmation mails",
                        unknown == 0
                                ? ""
                                : "; it is not known how many more for %d stacks whose templates could not be read"
                                        .formatted(unknown)));
        recipients.stream().limit(longest).map(ConfirmationMails::line).forEach(lines::add);
        if (recipients.size() > longest) {
            lines.add("… and to %d more addresses".formatted(recipients.size() - longest));
        }
        return lines;
    }

    private static String line(MailRecipient one) {
        return "%d to %s%s"
                .formatted(
                        one.mails(),
                        one.address(),
                        one.owner().map(key -> " (" + key + ")").orElse(""));
    }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.routing.StackContents.Sender;
import io.github.findingrelay.template.TemplateObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What an IAM policy allows services of AWS to do. */
final class PolicyDocument {

    static final String EVENT_BRIDGE = "events.amazonaws.com";

    /** Amazon Q Developer in chat applications. */
    static final String CHAT = "chatbot.amazonaws.com";

    private final List<TemplateObject> statements;

    PolicyDocument(TemplateObject document) {
        this.statements = document.objects("Statement");
    }

    /**
     * Whether a service may do something to a resource.
     *
     * <p>A statement with a condition does not count: EventBridge supports none on topics and on
     * keys, and fails in silence. Where anything is denied, we do not claim that it works.
     */
    boolean allows(String service, String action, String resource) {
        String allActions = action.substring(0, action.indexOf(':')) + ":*";
        return statements.stream().noneMatch(statement -> has(statement, "Deny", "Effect"))
                && unconditional(service)
                        .filter(it -> has(it, action, "Action") || has(it, allActions, "Action"))
                        .anyMatch(it -> has(it, resource, "Resource") || has(it, "*", "Resource"));
    }

    /** Whether a service may take the role whose trust policy this is. */
    boolean trusts(String service) {
        return unconditional(service).anyMatch(it -> has(it, "sts:AssumeRole", "Action"));
    }

    private Stream<TemplateObject> unconditional(String service) {
        return unconditional().filter(it -> has(it, service, "Principal", "Service"));
    }

    private Stream<TemplateObject> unconditional() {
        return allowing().filter(it -> !it.keys().contains("Condition"));
    }

    private Stream<TemplateObject> allowing() {
        return statements.stream().filter(it -> has(it, "Allow", "Effect"));
    }

    /** The resources to which the role whose permissions these are may do something. */
    List<String> resourcesOf(String action) {
        return unconditional()
                .filter(it -> has(it, action, "Action"))
                .flatMap(it -> it.texts("Resource").stream())
                .toList();
    }

    /** Which rules may send to which queues; here EventBridge supports a condition. */
    List<Sender> senders() {
        return allowing()
                .filter(it -> has(it, "sqs:SendMessage", "Action"))
                .filter(it -> has(it, EVENT_BRIDGE, "Principal", "Service"))
                .flatMap(it -> it.texts("Resource").stream()
                        .flatMap(queue -> sources(it).map(rules -> new Sender(queue, rules))))
                .toList();
    }

    private static Stream<String> sources(TemplateObject statement) {
        if (!statement.keys().contains("Condition")) {
            return Stream.of("*");
        }
        TemplateObject condition = statement.object("Condition");
        condition.allowOnly(Set.of("ArnLike"));
        condition.object("ArnLike").allowOnly(Set.of("aws:SourceArn"));
        return condition.texts("ArnLike", "aws:SourceArn").stream();
    }

    private static boolean has(TemplateObject statement, String value, String... path) {
        return statement.texts(path).contains(value);
    }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.routing.Role.Grant;
import io.github.findingrelay.routing.StackContents.Publisher;
import io.github.findingrelay.routing.StackContents.Sender;
import io.github.findingrelay.template.TemplateObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an IAM policy allows services of AWS to do. */
final class PolicyDocument {

    static final String EVENT_BRIDGE = "events.amazonaws.com";

    static final String ALARMS = "cloudwatch.amazonaws.com";
    static final String STATE_MACHINES = "states.amazonaws.com";

    private static final String SOURCE_ACCOUNT = "aws:SourceAccount";

    private static final String STATUS = "securityhub:ASFFSyntaxPath/Workflow.Status";

    /** Fields of BatchUpdateFindings that our requests never set, so that a role may be denied them. */
    private static final Set<String> NEVER_SET = Stream.of(
                    "Confidence",
                    "Criticality",
                    "Note.Text",
                    "Note.UpdatedBy",
                    "RelatedFindings",
                    "RelatedFindings.Id",
                    "RelatedFindings.ProductArn",
                    "Severity.Label",
                    "Severity.Normalized",
                    "Severity.Product",
                    "Types",
                    "VerificationState")
            .map(field -> "securityhub:ASFFSyntaxPath/" + field)
            .collect(Collectors.toUnmodifiableSet());

    /** Amazon Q Developer in chat applications. */
    static final String CHAT = "chatbot.amazonaws.com";

    /** With NotAction or NotPrincipal it may allow anything. */
    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

    private final List<TemplateObject> statements;

    PolicyDocument(TemplateObject document) {
        this.statements = document.objects("Statement");
        statements.forEach(statement -> statement.allowOnly(KNOWN));
    }

    /** Where anything is denied, we do not claim that anything works. */
    private boolean denies() {
        return statements.stream().anyMatch(statement -> !has(statement, "Allow", "Effect"));
    }

    /**
     * Whether a service may do something to a resource.
     *
     * <p>A statement with a condition does not count: not every service meets it, and those that do
     * not fail in silence.
     */
    boolean allows(String service, String action, String resource) {
        String allActions = action.substring(0, action.indexOf(':')) + ":*";
        return unconditional()
                .filter(it -> has(it, service, "Principal", "Service"))
                .filter(it -> has(it, action, "Action") || has(it, allActions, "Action"))
                .anyMatch(it -> has(it, resource, "Resource") || has(it, "*", "Resource"));
    }

    /**
     * The services that may take the role whose trust policy this is.
     *
     * @param account whose the role is; they may be bound to take it for this account only
     */
    Set<String> trusted(String account) {
        return allowing()
                .filter(it -> has(it, "sts:AssumeRole", "Action"))
                .filter(it -> isFor(it, account))
                .flatMap(it -> it.texts("Principal", "Service").stream())
                .collect(Collectors.toSet());
    }

    private static boolean isFor(TemplateObject statement, String account) {
        return statement
                .optionalObject("Condition")
                .map(condition -> condition.keys().equals(Set.of("StringEquals"))
                        && condition.object("StringEquals").keys().equals(Set.of(SOURCE_ACCOUNT))
                        && has(condition, account, "StringEquals", SOURCE_ACCOUNT))
                .orElse(true);
    }

    private Stream<TemplateObject> unconditional() {
        return allowing().filter(it -> !it.keys().contains("Condition"));
    }

    private Stream<TemplateObject> allowing() {
        return denies() ? Stream.empty() : statements.stream();
    }

    /** What the role whose permissions these are may do. */
    List<Grant> grants() {
        return allowing()
                .filter(it -> !it.keys().contains("Condition") || isOnlyAboutTheMark(it))
                .flatMap(it -> it.texts("Action").stream()
                        .flatMap(action -> it.texts("Resource").stream().map(resource -> new Grant(action, resource))))
                .toList();
    }

    /** Whether a condition on a change of findings is one that our requests meet. */
    private static boolean isOnlyAboutTheMark(TemplateObject statement) {
        TemplateObject condition = statement.object("Condition");
        return has(statement, "securityhub:BatchUpdateFindings", "Action")
                && condition.keys().equals(Set.of("StringEquals", "Null"))
                && condition.object("StringEquals").keys().equals(Set.of(STATUS))
                && has(condition, "NOTIFIED", "StringEquals", STATUS)
                && condition.object("Null").keys().stream()
                        .allMatch(key -> NEVER_SET.contains(key) && has(condition, "true", "Null", key));
    }

    /** Whether IAM policies of the account decide who uses the key whose policy this is. */
    boolean leavesItToTheAccount() {
        return unconditional()
                .filter(it -> has(it, "kms:*", "Action"))
                .flatMap(it -> it.texts("Principal", "AWS").stream())
                .anyMatch(principal -> principal.endsWith(":root"));
    }

    /** Whether every statement is about this and nothing else. */
    boolean isAbout(String resource) {
        return statements.stream()
                .allMatch(statement -> statement.texts("Resource").equals(List.of(resource)));
    }

    /** Who may do what to the topic whose policy this is. */
    List<Publisher> publishers() {
        return denies()
                ? List.of(new Publisher("nobody but those who are not denied it", List.of(), List.of()))
                : statements.stream().flatMap(PolicyDocument::publishers).toList();
    }

    private static Stream<Publisher> publishers(TemplateObject statement) {
        TemplateObject principal = statement.object("Principal");
        return principal.keys().stream()
                .flatMap(kind -> principal.texts(kind).stream())
                .map(who -> new Publisher(
                        who, statement.texts("Action"), statement.texts("Condition", "ArnEquals", "aws:SourceArn")));
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

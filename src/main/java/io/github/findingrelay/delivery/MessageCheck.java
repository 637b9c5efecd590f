package io.github.findingrelay.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.delivery.Told.Message;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a message is of the form that its readers get, and says what it is about. */
final class MessageCheck {

    private static final Pattern FIRST_STEP = Pattern.compile("\\n1\\. \\S");

    private MessageCheck() {}

    /** What is wrong with a message about a finding. */
    static Stream<String> mistakes(Message message, JsonNode input, JsonNode finding) {
        boolean card = input.path("channels")
                .valueStream()
                .anyMatch(topic -> topic.asText().equals(message.topic()));
        Stream<String> form = card ? card(message).stream() : mail(message).stream();
        Stream<String> content = input.path("message").asText().equals("forged")
                ? untrusted(message, finding)
                : missing(message, finding);
        return Stream.concat(form, content);
    }

    /** Who has sent it has to be known, and nobody should be led to follow its links. */
    private static Stream<String> untrusted(Message message, JsonNode finding) {
        String link = finding.path("SourceUrl").asText();
        boolean leads = link.startsWith("https:") && message.text().contains(link);
        return Stream.concat(
                named(message, finding, "/AwsAccountId", "/ProductArn"),
                leads ? Stream.of("a message about what may be forged has its link") : Stream.empty());
    }

    private static Optional<String> card(Message message) {
        return message.subject().isPresent()
                ? Optional.of("a card has a subject")
                : CustomNotification.mistake(message.text())
                        .map(mistake -> "a card is no custom notification, and chat would drop it: " + mistake)
                        .or(() -> CustomNotification.lack(message.text()));
    }

    private static Optional<String> mail(Message message) {
        if (message.subject().isEmpty()) {
            return Optional.of("a mail has no subject");
        }
        if (CustomNotification.isObject(message.text())) {
            return Optional.of("a mail is JSON");
        }
        boolean complete = !message.text().startsWith("\n")
                && FIRST_STEP.matcher(message.text()).find();
        return complete ? Optional.empty() : Optional.of("a mail does not say what has happened, or what to do");
    }

    /** An owner has to know which resource of which account it is, who has access, and what to quote. */
    private static Stream<String> missing(Message message, JsonNode finding) {
        return named(
                message,
                finding,
                "/Id",
                "/Region",
                "/Severity/Label",
                "/Resources/0/Id",
                "/Resources/0/Details/Other/External Principal",
                "/ProductFields/ResourceOwnerAccount");
    }

    private static Stream<String> named(Message message, JsonNode finding, String... pointers) {
        return Stream.of(pointers)
                .map(finding::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(fact -> fact.matches("[A-Za-z0-9:/@._-]{3,300}")
                        && !message.text().contains(fact))
                .map(fact -> "a message does not name " + fact);
    }
}

package io.github.findingrelay.subscriptions;

import io.github.findingrelay.console.Printable;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is subscribed to the SNS topics of one account and Region. Each method is one call; none
 * retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface Subscriptions {

    /** Where Amazon Q Developer in chat applications listens, in every Region. */
    Pattern CHAT = Pattern.compile("https://global\\.sns-api\\.chatbot\\.amazonaws\\.com(/.*)?");

    /**
     * Somebody, or some service, that receives what is published to a topic.
     *
     * @param topic ARN
     * @param protocol for example {@code email} or {@code https}
     * @param arn {@code PendingConfirmation} or {@code Deleted}, or an ARN once it is confirmed
     */
    record Subscription(String topic, String protocol, String endpoint, String arn) {

        /** Whether nobody has answered the confirmation mail. */
        boolean isPending() {
            return arn.equals("PendingConfirmation") || arn.equals("pending confirmation");
        }

        /** Its ARN, which it has once somebody has. */
        Optional<String> confirmed() {
            return isPending() ? Optional.empty() : Optional.of(arn);
        }

        /** Whether it gets what is published. */
        public boolean isConfirmed() {
            return !isPending() && !isGone();
        }

        /** It is listed for a while after it is gone. */
        boolean isGone() {
            return arn.equals("Deleted");
        }

        /** Whether it is one of those that our stacks make: others would get JSON. */
        public boolean isMail() {
            return protocol.equals("email");
        }

        /** Whether it is Amazon Q Developer, and not something that is called like it. */
        public boolean isChat() {
            return protocol.equals("https") && CHAT.matcher(endpoint).matches();
        }

        /** The endpoint, with the protocol where it is not a mail's: a stranger's text. */
        public String shown() {
            return Printable.of(isMail() ? endpoint : protocol + " " + endpoint);
        }
    }

    /** The subscriptions to all topics, whoever has made them. */
    Page<Subscription> all(Optional<String> next);

    /** A topic's tags. */
    Map<String, String> tags(String topic);

    /** Adds a tag to a topic, or replaces its value. */
    void tag(String topic, String key, String value);

    /** Subscribes an address; SNS sends it a mail. */
    void subscribe(String topic, String address);

    /** Ends a subscription that is confirmed. */
    void unsubscribe(String subscription);
}

package io.github.findingrelay.subscriptions;

import io.github.findingrelay.model.Fingerprint;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When confirmation mails were sent, by whichever machine: SNS does not say, but the tags of topics
 * and the stacks do.
 *
 * @param resources of stacks, by name: when each was last changed, by logical id
 * @param tags of topics, by ARN
 */
record SentMails(Map<String, Map<String, Instant>> resources, Map<String, Map<String, String>> tags) {

    /** Of the tag that says when an address was mailed; it does not give the address away. */
    static String tagKey(String address) {
        return "finding-relay:mailed:" + Fingerprint.shortOf(Subscriber.key(address));
    }

    /** The last one to an address for a topic. */
    Optional<Instant> last(WantedTopic topic, String address) {
        return Stream.of(byStack(topic, address), byRepair(topic, address))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
    }

    /** When a stack has subscribed an address. */
    Optional<Instant> byStack(WantedTopic topic, String address) {
        return Optional.ofNullable(resources.get(topic.stack())).map(made -> made.get(topic.subscriptionId(address)));
    }

    private Optional<Instant> byRepair(WantedTopic topic, String address) {
        try {
            return Optional.ofNullable(tags.get(topic.arn()))
                    .map(all -> all.get(tagKey(address)))
                    .map(Instant::parse);
        } catch (DateTimeParseException e) {
            // Somebody else's.
            return Optional.empty();
        }
    }
}

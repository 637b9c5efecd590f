package io.github.findingrelay.redeliver;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The messages of an SQS queue of one account and Region. */
final class AwsLetters implements Letters {

    private static final int AT_A_TIME = 10;

    /** With a moment to wait every server of the queue is asked, and not only some of them. */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient client;

    AwsLetters(AwsSession session) {
        this.client = session.client(SqsClient.builder());
    }

    @Override
    public Depth depth(String queue) {
        QueueAttributeName visible = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        QueueAttributeName hidden = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        Map<QueueAttributeName, String> counts = AwsFaults.told(
                        () -> client.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(visible, hidden)))
                .attributes();
        return new Depth(
                Integer.parseInt(counts.getOrDefault(visible, "0")),
                Integer.parseInt(counts.getOrDefault(hidden, "0")));
    }

    @Override
    public List<Message> receive(String queue, Duration hidden) {
        MessageSystemAttributeName sent = MessageSystemAttributeName.SENT_TIMESTAMP;
        return AwsFaults.told(() -> client.receiveMessage(r -> r.queueUrl(queue)
                        .maxNumberOfMessages(AT_A_TIME)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .visibilityTimeout((int) hidden.toSeconds())
                        .messageSystemAttributeNames(sent)
                        .messageAttributeNames("All")))
                .messages()
                .stream()
                .map(message -> new Message(
                        message.messageId(),
                        message.receiptHandle(),
                        message.body(),
                        text(message),
                        Instant.ofEpochMilli(Long.parseLong(message.attributes().getOrDefault(sent, "0")))))
                .toList();
    }

    private static Map<String, String> text(software.amazon.awssdk.services.sqs.model.Message message) {
        Map<String, String> text = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                text.put(name, value.stringValue());
            }
        });
        return text;
    }

    @Override
    public void release(String queue, String handle) {
        AwsFaults.telling(() -> client.changeMessageVisibility(
                r -> r.queueUrl(queue).receiptHandle(handle).visibilityTimeout(0)));
    }

    @Override
    public void delete(String queue, String handle) {
        AwsFaults.telling(() -> client.deleteMessage(r -> r.queueUrl(queue).receiptHandle(handle)));
    }
}

package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsFaults;
import io.github.findingrelay.aws.AwsSession;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS queues of one account and Region. */
final class AwsQueues implements Queues {

    private final SqsClient client;

    AwsQueues(AwsSession session) {
        this.client = session.client(SqsClient.builder());
    }

    @Override
    public String url(String name) {
        return AwsFaults.told(() -> client.getQueueUrl(r -> r.queueName(name))).queueUrl();
    }

    @Override
    public int messages(String url) {
        QueueAttributeName depth = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(AwsFaults.told(
                        () -> client.getQueueAttributes(r -> r.queueUrl(url).attributeNames(depth)))
                .attributes()
                .getOrDefault(depth, "0"));
    }
}

package io.github.findingrelay.desk;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.request.RequestException;

/**
 * SQS queues of one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface Queues {

    static Queues of(AwsSession session) {
        return new AwsQueues(session);
    }

    /** A queue's URL. */
    String url(String name);

    /** About how many messages wait in a queue. */
    int messages(String url);
}

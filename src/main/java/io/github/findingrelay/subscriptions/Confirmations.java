package io.github.findingrelay.subscriptions;

import io.github.findingrelay.request.RequestException;

/**
 * Confirms subscriptions with credentials. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
interface Confirmations {

    /**
     * Confirms a subscription so that only whoever signs in can end it.
     *
     * @param token from the mail
     * @return its ARN
     */
    String confirm(String topic, String token);

    /** Whether a subscription was confirmed by somebody who had signed in. */
    boolean isProtected(String subscription);
}

package io.github.findingrelay.request;

/**
 * A question that AWS has not answered, so that a result is incomplete.
 *
 * @param what for example {@code the rules on event bus default}
 * @param reason in AWS's words
 */
public record Unasked(String what, String reason) {}

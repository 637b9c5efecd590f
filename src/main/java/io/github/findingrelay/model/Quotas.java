package io.github.findingrelay.model;

/**
 * What AWS has granted the admin account in the home Region.
 *
 * @param rulesPerBus EventBridge rules per event bus
 * @param patternLength characters of an event pattern
 * @param stacks CloudFormation stacks
 */
public record Quotas(int rulesPerBus, int patternLength, int stacks) {

  /** AWS's defaults in most Regions. */
  public static final Quotas DEFAULT = new Quotas(300, 2048, 2000);
}

package io.github.findingrelay.model;

/**
 * What AWS has granted.
 *
 * @param rulesPerBus EventBridge rules per event bus
 * @param patternLength characters of an event pattern
 * @param stacks CloudFormation stacks of the admin account in the home Region
 * @param archiveRules per analyzer
 * @param pendingSubscriptions mail addresses of the admin account that have not confirmed yet
 */
public record Quotas(
    int rulesPerBus, int patternLength, int stacks, int archiveRules, int pendingSubscriptions) {

  /** AWS's defaults in most Regions. */
  public static final Quotas DEFAULT = new Quotas(300, 2048, 2000, 100, 5000);
}

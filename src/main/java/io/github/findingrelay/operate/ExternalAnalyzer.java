package io.github.findingrelay.operate;

/**
 * An analyzer.
 *
 * @param type for example {@code ORGANIZATION}; AWS adds new ones
 * @param managed whether a service of AWS has made it for itself
 */
public record ExternalAnalyzer(
    AccountRegion place, String name, String arn, String type, String status, boolean managed) {

  /**
   * Whether its findings say who can reach resources from outside, and somebody may change them.
   */
  boolean isExternal() {
    return (isOrganization() || type.equals("ACCOUNT")) && status.equals("ACTIVE") && !managed;
  }

  /** Whether it looks at all accounts rather than at its own. */
  public boolean isOrganization() {
    return type.equals("ORGANIZATION");
  }

  boolean looksAt(String account) {
    return isOrganization() || place.account().equals(account);
  }

  /**
   * Whether it is one of our stack sets'.
   *
   * @param prefix of our stacks
   */
  boolean isOurs(String prefix) {
    return name.startsWith(prefix + "-analyzers");
  }
}

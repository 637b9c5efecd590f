package io.github.findingrelay.deploy;

import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation describes it.
 *
 * @param reason of the status, or empty
 * @param digest the output {@code Digest}
 * @param changedAt tells one operation's beginning from another's; its form does not matter
 */
public record DeployedStack(
    String name,
    StackStatus status,
    String reason,
    Optional<String> digest,
    Map<String, String> tags,
    boolean terminationProtected,
    String changedAt) {
  public DeployedStack {
    tags = Map.copyOf(tags);
  }

  /** The stack of the roles is an administrator's, and stack sets have theirs. */
  boolean isOf(String stackPrefix) {
    String prefix = stackPrefix + "-";
    return name.startsWith(prefix)
        && !name.equals(prefix + "bootstrap")
        && stackPrefix.equals(tags.get(Deployment.PREFIX_TAG));
  }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.model.ResourceNames;
import java.util.Map;
import java.util.Optional;

/**
 * A stack as CloudFormation describes it.
 *
 * @param reason of the status, or empty
 * @param digest the output {@code Digest}
 * @param changedAt tells one operation's beginning from another's; its form does not matter
 * @param drift as of the last time that somebody had it detected
 */
public record DeployedStack(
        String name,
        StackStatus status,
        String reason,
        Optional<String> digest,
        Map<String, String> tags,
        boolean terminationProtected,
        String changedAt,
        DriftStatus drift) {
    public DeployedStack {
        reason = OneLine.printable(reason);
        tags = Map.copyOf(tags);
    }

    /** The same, after somebody has looked for drift. */
    public DeployedStack with(DriftStatus found) {
        return new DeployedStack(name, status, reason, digest, tags, terminationProtected, changedAt, found);
    }

    /** The stack of the roles is an administrator's, and stack sets have theirs. */
    boolean isOf(ResourceNames names) {
        return name.startsWith(names.start()) && !name.equals(names.bootstrap()) && names.isTagged(tags);
    }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.model.ResourceNames;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what has one of our names in AWS is ours. A name proves nothing: ours bears our tag, or
 * our mark. What bears neither is somebody else's, and nothing of it is touched.
 */
public record Ownership(ResourceNames names) {

    public boolean isOurs(DeployedStack stack) {
        return names.isTagged(stack.tags());
    }

    /** A set's description is our digest. Where its tags are known, another prefix is not ours. */
    public boolean isOurs(StackSets.Deployed set) {
        return Fingerprint.isDigest(set.description())
                && Optional.ofNullable(set.tags().get(ResourceNames.PREFIX_TAG))
                        .filter(other -> !other.equals(names.prefix()))
                        .isEmpty();
    }

    /** Why a stack is not ours, and what to do about it. */
    public String refusal(DeployedStack stack) {
        return refusal(stack.name(), stack.tags(), "it has no tag %s".formatted(ResourceNames.PREFIX_TAG));
    }

    /** Why a stack set is not ours, and what to do about it. */
    public String refusal(StackSets.Deployed set) {
        return refusal(set.name(), set.tags(), "its description is not a digest of ours");
    }

    private String refusal(String name, Map<String, String> tags, String lack) {
        String why = Optional.ofNullable(tags.get(ResourceNames.PREFIX_TAG))
                .map(other -> "its tag %s is '%s', not '%s'".formatted(ResourceNames.PREFIX_TAG, other, names.prefix()))
                .orElse(lack);
        return "it is somebody else's: %s; nothing of it is touched. Whoever means it takes it over with --adopt %s"
                .formatted(why, name);
    }
}

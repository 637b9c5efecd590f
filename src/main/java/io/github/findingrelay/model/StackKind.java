package io.github.findingrelay.model;

import java.util.Optional;
import java.util.stream.Stream;

/** What a stack is for, in the order of deployment. */
public enum StackKind implements Labelled {
    FOUNDATION,
    SECURITY_HUB,
    CHANNEL,
    ACCOUNT,
    OWNER,
    SHARED;

    /** The kind with this label, as it stands in the manifest and in stack names. */
    public static Optional<StackKind> of(String label) {
        return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
}

package io.github.findingrelay.aws;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How somebody wants AWS to be asked.
 *
 * @param profile whose credentials and settings are used, whatever the environment has
 * @param trace is told each request in one line, from several threads; nothing of it is secret
 */
public record AwsSettings(Optional<String> profile, Optional<Consumer<String>> trace) {

    /** As the environment says, and silently. */
    public static final AwsSettings USUAL = new AwsSettings(Optional.empty(), Optional.empty());
}

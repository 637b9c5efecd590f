package io.github.findingrelay.aws;

import io.github.findingrelay.request.Network;
import io.github.findingrelay.request.RequestException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How somebody wants AWS to be asked.
 *
 * @param profile whose credentials and settings are used, whatever the environment has
 * @param trace is told each request in one line, from several threads; nothing of it is secret
 */
public record AwsSettings(Optional<String> profile, Network network, Optional<Consumer<String>> trace) {

    /**
     * As the command line and the environment say; the network as the profile says, too.
     *
     * @param variables of the environment that are there and not empty
     * @throws RequestException if they name something that is not there, or is broken
     */
    public static AwsSettings of(
            Optional<String> profile, Function<String, Optional<String>> variables, Optional<Consumer<String>> trace) {
        return new AwsSettings(
                profile,
                new Network(
                        variables,
                        Network.bundle(variables)
                                .or(() -> AwsProfiles.read().bundle(profile.or(AwsProfiles::ofEnvironment)))),
                trace);
    }
}

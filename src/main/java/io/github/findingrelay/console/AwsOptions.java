package io.github.findingrelay.console;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that asks AWS. */
public final class AwsOptions extends WorkspaceOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Credentials and settings of this profile, whatever the environment has. Default: AWS_PROFILE.")
    public Optional<String> profile = Optional.empty();

    @Option(names = "--verbose", description = "Shows each request to AWS: one line on standard error.")
    public boolean verbose;
}

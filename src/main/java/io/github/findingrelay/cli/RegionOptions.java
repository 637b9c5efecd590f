package io.github.findingrelay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Users of the AWS CLI give {@code --region}; a command that has none tells them where it is written. */
final class RegionOptions {

    private static final String NAME = "--region";

    private RegionOptions() {}

    /** Every command that asks AWS, and does not choose among Regions, refuses it in a sentence. */
    static void explain(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.findOption("--profile") != null && spec.findOption(NAME) == null) {
            spec.addOption(OptionSpec.builder(NAME)
                    .hidden(true)
                    .type(String.class)
                    .hasInitialValue(false)
                    .setter(refusing(command))
                    .build());
        }
        command.getSubcommands().values().forEach(RegionOptions::explain);
    }

    private static ISetter refusing(CommandLine command) {
        return new ISetter() {
            @Override
            public <T> T set(T value) {
                throw new ParameterException(
                        command,
                        "There is no --region here: organization.homeRegion and organization.regions of accounts.yaml"
                                + " say where.");
            }
        };
    }
}

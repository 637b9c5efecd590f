package io.github.findingrelay.console;

import picocli.CommandLine.Option;

/** What every command says of itself. */
final class HelpOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Says which version this is.")
    boolean version;
}

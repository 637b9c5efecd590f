package io.github.findingrelay.github;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.request.Network;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where on GitHub, and as whom. A workflow's environment says most of it. */
final class GitHubOptions {

    @Option(
            names = "--repository",
            paramLabel = "OWNER/NAME",
            description = "Default: the environment variable GITHUB_REPOSITORY, which workflows have.")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--author",
            paramLabel = "LOGIN",
            defaultValue = "github-actions[bot]",
            description = "Whose token GITHUB_TOKEN is; nothing of others is changed. Default: github-actions[bot].")
    private String author = "github-actions[bot]";

    String author() {
        return author;
    }

    GitHubRepository repository(CommandSpec spec, Console console) {
        String name = repository
                .or(() -> console.variable("GITHUB_REPOSITORY"))
                .orElseThrow(() -> wrong(spec, "Name the repository with --repository OWNER/NAME."));
        String token = console.variable("GITHUB_TOKEN")
                .orElseThrow(() -> wrong(spec, "The environment variable GITHUB_TOKEN is not set."));
        String api = console.variable("GITHUB_API_URL").orElse("https://api.github.com");
        return new GitHubRepository(
                URI.create(api), name, token, new Network(console::variable, Network.bundle(console::variable)));
    }

    private static ParameterException wrong(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

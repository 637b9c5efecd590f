package io.github.findingrelay.cli;

import io.github.findingrelay.github.GitHubRepository;
import io.github.findingrelay.request.RequestBudget;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where on GitHub, and as whom. A workflow's environment says most of it. */
final class GitHubOptions {

  @Option(
      names = "--repository",
      paramLabel = "OWNER/NAME",
      defaultValue = "${env:GITHUB_REPOSITORY}",
      description = "Default: the environment variable GITHUB_REPOSITORY, which workflows have.")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = "--author",
      paramLabel = "LOGIN",
      defaultValue = "github-actions[bot]",
      description =
          "Whose token GITHUB_TOKEN is; nothing of others is changed. Default: github-actions[bot].")
  private String author = "github-actions[bot]";

  String author() {
    return author;
  }

  GitHubRepository repository(CommandSpec spec) {
    String name =
        repository.orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "Name the repository with --repository OWNER/NAME."));
    String token = System.getenv("GITHUB_TOKEN");
    if (token == null || token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "The environment variable GITHUB_TOKEN is not set.");
    }
    String api = System.getenv("GITHUB_API_URL");
    return new GitHubRepository(
        URI.create(api == null ? "https://api.github.com" : api), name, token);
  }

  static RequestBudget budget() {
    return new RequestBudget(new SystemTime(), new SecureRandom());
  }
}

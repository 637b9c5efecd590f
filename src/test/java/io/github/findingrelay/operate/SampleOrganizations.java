package io.github.findingrelay.operate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.generate.ManifestReader;
import io.github.findingrelay.generate.Renderer;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.routing.DeliveryRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An organization with what is rendered of it.
 *
 * @param rules of generated/
 */
record SampleOrganizations(Organization organization, Manifest manifest, List<DeliveryRule> rules) {

  private static final Path REPOSITORY = Path.of("").toAbsolutePath();

  private static final Map<String, SampleOrganizations> RENDERED = new HashMap<>();

  /** Reads and renders, once for each text. */
  static synchronized SampleOrganizations of(String accounts) throws IOException {
    SampleOrganizations known = RENDERED.get(accounts);
    if (known == null) {
      known = rendered(accounts, Files.createTempDirectory("organization"));
      RENDERED.put(accounts, known);
    }
    return known;
  }

  private static SampleOrganizations rendered(String accounts, Path folder) throws IOException {
    Files.writeString(folder.resolve(AccountsFile.NAME), accounts);
    Organization organization = value(AccountsFile.read(folder, LocalDate.of(2026, 7, 1)));
    for (var file : value(Renderer.render(organization, REPOSITORY)).files().entrySet()) {
      Path target = folder.resolve("generated").resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, file.getValue());
    }
    String name = ManifestReader.NAME;
    SourceText manifest =
        new SourceText(name, Files.readString(folder.resolve("generated").resolve(name)));
    return new SampleOrganizations(
        organization,
        value(ManifestReader.read(manifest.file(), manifest.text())),
        value(DeliveryRules.read(folder, organization)));
  }

  /** Accounts of two owners, one of whom has a Slack channel too. */
  static String accounts(int count, String notifications) {
    return """
        organization:
          adminAccount: "111111111111"
          homeRegion: eu-west-1
          regions: [eu-west-1, us-east-1]
        notifications:
          fallback: security
          %s
        owners:
          security:
            name: Cloud security
            contacts: [{email: security@example.com}]
          payments:
            name: Payments team
            contacts:
              - email: payments@example.com
              - slack: {workspace: T0AB12CD3, channel: C0AB12CD3}
        accounts:
        """
            .formatted(notifications)
        + IntStream.range(0, count)
            .mapToObj(
                i ->
                    "  - {id: \"%d\", name: account-%d, owner: %s%s}%n"
                        .formatted(
                            200_000_000_000L + i,
                            i,
                            i % 2 == 0 ? "payments" : "security",
                            i == 0 ? ", contacts: [{email: lead@example.com}]" : ""))
            .collect(Collectors.joining());
  }

  private static <T> T value(Checked<T> checked) {
    if (checked instanceof Checked.Valid<T> valid) {
      return valid.value();
    }
    throw new AssertionError(checked.diagnostics());
  }
}

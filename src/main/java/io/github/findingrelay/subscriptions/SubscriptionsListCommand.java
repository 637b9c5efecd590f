package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.Owners;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.SystemTime;
import io.github.findingrelay.request.Unanswered;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists e-mail subscriptions. */
@Command(
    name = "list",
    description = "Lists e-mail subscriptions that are pending, lost or unwanted. Reads only.",
    footer = {
      "",
      "Example: ./relay subscriptions list",
      "         ./relay subscriptions list --all --format csv > subscriptions.csv"
    })
final class SubscriptionsListCommand implements Callable<ExitCode> {

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private WorkspaceOptions options;

  @Option(names = "--owner", paramLabel = "KEY", description = "Only what concerns this owner.")
  private Optional<String> owner = Optional.empty();

  @Option(names = "--all", description = "Lists those that are confirmed, too.")
  private boolean all;

  @Mixin
  private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

  SubscriptionsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode call() throws IOException {
    return AdminAccount.work(console, options, this::withAws);
  }

  private ExitCode withAws(Organization organization, AwsSession aws) {
    Owners.require(spec, organization, owner);
    SubscriptionDesk desk =
        new SubscriptionDesk(
            organization, AwsSubscriptionServices.of(aws), new SystemTime(), new SecureRandom());
    Audience audience = desk.look();
    List<Subscriber> listed =
        audience.subscribers().stream()
            .filter(one -> owner.isEmpty() || one.topic().owner().equals(owner.get()))
            .filter(one -> all || one.state() != Subscriber.SubscriptionState.CONFIRMED)
            .toList();
    console.result(
        switch (format.get()) {
          default -> text(listed, audience);
          case JSON -> Json.write(listed.stream().map(SubscriptionsListCommand::entry).toList());
          case CSV -> table(listed).csv();
          case MARKDOWN -> table(listed).markdown();
        });
    console.problem(Unanswered.errors(desk.unanswered()));
    return desk.unanswered().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String text(List<Subscriber> listed, Audience audience) {
    String summary =
        "%d of %d wanted subscriptions are confirmed%n"
            .formatted(audience.count(Subscriber.SubscriptionState.CONFIRMED), audience.wanted());
    return listed.isEmpty() ? summary : table(listed).text() + "\n" + summary;
  }

  private static Table table(List<Subscriber> listed) {
    return new Table(
        List.of("state", "address", "owner", "topic", "since"),
        listed.stream()
            .map(
                one ->
                    List.of(
                        one.state().label(),
                        one.address(),
                        one.topic().owner(),
                        one.topic().name(),
                        since(one).orElse("")))
            .toList());
  }

  private static Optional<String> since(Subscriber subscriber) {
    return subscriber
        .since()
        .map(since -> since.truncatedTo(ChronoUnit.SECONDS))
        .map(Instant::toString);
  }

  private static Map<String, Object> entry(Subscriber subscriber) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("state", subscriber.state().label());
    entry.put("address", subscriber.address());
    entry.put("owner", subscriber.topic().owner());
    entry.put("topic", subscriber.topic().arn());
    entry.put("stack", subscriber.topic().stack());
    entry.put("accounts", subscriber.topic().accounts());
    since(subscriber).ifPresent(since -> entry.put("since", since));
    return entry;
  }
}

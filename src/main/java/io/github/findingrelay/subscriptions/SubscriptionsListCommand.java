package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.Table;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.Unanswered;
import io.github.findingrelay.subscriptions.Subscriber.SubscriptionState;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists subscriptions. */
@Command(
        name = "list",
        header = "List subscriptions that are pending, lost or unwanted.",
        description =
                "Lists e-mail subscriptions that are pending, lost or unwanted, and everything else that is subscribed and should not"
                        + " be, by whatever protocol. Reads only.",
        footer = {
            "",
            "Example: ./relay subscriptions list",
            "         ./relay subscriptions list --all --format csv > subscriptions.csv"
        })
final class SubscriptionsListCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private TopicOptions topics;

    @Option(names = "--all", description = "Lists those that are confirmed, too.")
    private boolean all;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.CSV, Format.MARKDOWN);

    SubscriptionsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return AdminAccount.work(console, options, topics::chosen, this::withAws);
    }

    private ExitCode withAws(Organization organization, AwsSession aws, Predicate<Subscriber> chosen) {
        SubscriptionDesk desk = new SubscriptionDesk(organization, SubscriptionServices.of(aws), aws.budget());
        Audience audience = desk.look();
        console.result(
                printed(
                        audience,
                        audience.subscribers().stream()
                                .filter(chosen)
                                .filter(this::isListed)
                                .toList()),
                format.get(),
                options.color);
        console.problem(Unanswered.errors(desk.unanswered()));
        return desk.unanswered().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean isListed(Subscriber subscriber) {
        return all || subscriber.state() != SubscriptionState.CONFIRMED;
    }

    private String printed(Audience audience, List<Subscriber> listed) {
        return switch (format.get()) {
            default -> text(audience, listed);
            case JSON -> Json.write(listed.stream().map(ListedSubscriber::of).toList());
            case CSV -> table(listed).csv();
            case MARKDOWN -> table(listed).markdown();
        };
    }

    private String text(Audience audience, List<Subscriber> listed) {
        String summary = "%d of %d wanted subscriptions are confirmed%n"
                .formatted(audience.count(SubscriptionState.CONFIRMED), audience.wanted());
        return listed.isEmpty()
                ? summary
                : table(listed).text(console.display(options.color)) + "\n" + advice(listed) + summary;
    }

    private static String advice(List<Subscriber> listed) {
        return listed.stream().anyMatch(one -> one.state() == SubscriptionState.PENDING)
                ? "confirm with './relay subscriptions confirm --execute' and the link of the mail, and no link can end it\n"
                : "";
    }

    private static Table table(List<Subscriber> listed) {
        return new Table(
                List.of("state", "address", "owner", "topic", "since"),
                listed.stream().map(SubscriptionsListCommand::row).toList());
    }

    private static List<String> row(Subscriber one) {
        WantedTopic topic = one.topic();
        return List.of(
                one.state().label(),
                one.address(),
                topic.owner(),
                topic.name(),
                since(one).orElse(""));
    }

    private static Optional<String> since(Subscriber one) {
        return one.since().map(since -> since.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private record ListedSubscriber(
            String state,
            String address,
            String owner,
            String topic,
            String stack,
            List<String> accounts,
            Optional<String> since) {

        static ListedSubscriber of(Subscriber one) {
            WantedTopic topic = one.topic();
            return new ListedSubscriber(
                    one.state().label(),
                    one.address(),
                    topic.owner(),
                    topic.arn(),
                    topic.stack(),
                    topic.accounts(),
                    SubscriptionsListCommand.since(one));
        }
    }
}

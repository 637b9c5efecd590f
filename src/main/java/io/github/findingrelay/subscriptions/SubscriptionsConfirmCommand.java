package io.github.findingrelay.subscriptions;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExecuteOptions;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestBudget;
import io.github.findingrelay.request.RequestException;
import io.github.findingrelay.request.RequestException.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Confirms an e-mail subscription so that no link ends it. */
@Command(
        name = "confirm",
        header = "Confirm a subscription so that no link can end it.",
        description =
                "Confirms an e-mail subscription so that nobody, no mail scanner either, ends it by following a link:"
                        + " whoever ends it then has to sign in to AWS. Says what it would confirm; does it with --execute.",
        footer = {
            "",
            "Example: ./relay subscriptions confirm 'https://sns.eu-west-1...&Token=2336...' --execute",
            "         ./relay subscriptions confirm 2336... --topic finding-relay-fallback --execute"
        })
final class SubscriptionsConfirmCommand implements Callable<ExitCode> {

    private static final int NAMED = 5;

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private ExecuteOptions execution;

    @Parameters(
            paramLabel = "TOKEN-OR-URL",
            description =
                    "The link of the confirmation mail, in quotes and not followed by anybody; or the token in it.")
    private String text = "";

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "With a token: the topic's name, as 'subscriptions list' has it, or its ARN.")
    private Optional<String> topic = Optional.empty();

    SubscriptionsConfirmCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return AdminAccount.work(
                console,
                options,
                selection -> chosen(selection.organization()),
                (organization, aws, chosen) -> withAws(chosen, aws));
    }

    /** What is confirmed. */
    private record Chosen(String topic, String token) {}

    private Chosen chosen(Organization organization) {
        ConfirmationToken token = token(organization);
        return new Chosen(topic(organization, token).arn(), token.token());
    }

    private ConfirmationToken token(Organization organization) {
        try {
            return ConfirmationToken.of(text, organization);
        } catch (IllegalArgumentException e) {
            throw options.wrong(String.valueOf(e.getMessage()));
        }
    }

    private WantedTopic topic(Organization organization, ConfirmationToken token) {
        if (token.topic().isPresent() && topic.isPresent()) {
            throw options.wrong("--topic goes with a token alone; the link names its topic.");
        }
        String name = token.topic()
                .or(() -> topic)
                .orElseThrow(() -> options.wrong("a token alone needs --topic; the link of the mail names the topic."));
        List<WantedTopic> ours = WantedTopic.of(organization);
        return ours.stream()
                .filter(one -> one.arn().equals(name) || one.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> options.wrong("'%s' is no topic of ours; ours are %s.".formatted(name, names(ours))));
    }

    private static String names(List<WantedTopic> ours) {
        String some = ours.stream().limit(NAMED).map(WantedTopic::arn).collect(Collectors.joining(", "));
        return ours.size() <= NAMED
                ? some
                : "%s and %d more ('./relay subscriptions list --all')".formatted(some, ours.size() - NAMED);
    }

    private ExitCode withAws(Chosen chosen, AwsSession aws) {
        if (!execution.isExecuted()) {
            console.result("would confirm: a subscription to %s%n".formatted(chosen.topic()));
            ExecuteOptions.sayHow(console);
            return ExitCode.DONE;
        }
        Confirmations confirmations = new AwsSubscriptions(aws);
        RequestBudget budget = aws.budget();
        String confirmed = confirmed(() -> confirmations.confirm(chosen.topic(), chosen.token()), budget);
        console.result("confirmed: %s%n".formatted(confirmed));
        if (budget.repeatable(() -> confirmations.isProtected(confirmed))) {
            console.result("nobody can end it without signing in to AWS\n");
            return ExitCode.DONE;
        }
        console.problem(("error: its link had been followed before, so that it can still be ended by a link;"
                        + " end it with 'aws sns unsubscribe --subscription-arn %s', run './relay subscriptions repair --execute',"
                        + " and confirm with the link of the new mail, which nobody may follow%n")
                .formatted(confirmed));
        return ExitCode.DIFFERS;
    }

    private static String confirmed(Supplier<String> call, RequestBudget budget) {
        try {
            return budget.repeatable(call);
        } catch (RequestException e) {
            if (e.fault() != Fault.REFUSED) {
                throw e;
            }
            throw new RequestException(
                    e.fault(),
                    e.reason()
                            + "; a token is valid for two days: './relay subscriptions repair --execute' has a new mail sent");
        }
    }
}

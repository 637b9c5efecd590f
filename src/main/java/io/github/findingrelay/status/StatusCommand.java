package io.github.findingrelay.status;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.desk.AdminAccount;
import io.github.findingrelay.desk.OwnerOptions;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.DeliveryRule;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.routing.DeliveryRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who is really notified. */
@Command(
        name = "status",
        header = "Say who is really notified, and where the chain is broken.",
        description = {
            "Follows for every account the chain from its owner over stack, rules and topic to each contact, and says where"
                    + " it is broken. Reads only. Exits with 4 if anything is unhealthy."
        },
        footer = {
            "",
            "Example: ./relay status",
            "         ./relay status --owner payments",
            "         ./relay status --html status.html"
        })
public final class StatusCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private AwsOptions options;

    @Mixin
    private OwnerOptions owners;

    @Option(
            names = "--detect-drift",
            description =
                    "Has CloudFormation look for drift anew, which takes minutes; otherwise its last finding counts.")
    private boolean detectDrift;

    @Option(
            names = "--strict",
            description = "Exits with 4 also if a contact is lost, pending, unwanted or not connected.")
    private boolean strict;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.MARKDOWN);

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes a page for a browser, too. It is one file and loads nothing.")
    private Optional<Path> html = Optional.empty();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return AdminAccount.work(console, options, owners::of, this::withAws);
    }

    private ExitCode withAws(Organization organization, AwsSession aws, List<String> chosen) throws IOException {
        return console.finish(
                WorkingTree.read(options.workspace),
                options.color,
                generated -> console.finish(
                        DeliveryRules.read(options.workspace, organization),
                        options.color,
                        rules -> check(organization, generated, rules, aws, chosen)));
    }

    private ExitCode check(
            Organization organization,
            WorkingTree generated,
            List<DeliveryRule> rules,
            AwsSession aws,
            List<String> chosen)
            throws IOException {
        OrganizationStatus all = new StatusCheck(
                        organization,
                        generated.manifest(),
                        rules,
                        path -> generated.text(path).text(),
                        StatusServices.of(aws),
                        aws.time(),
                        InstantSource.system(),
                        new SecureRandom())
                .run(detectDrift);
        OrganizationStatus status = chosen.isEmpty() ? all : all.of(chosen);
        print(status);
        return exitCode(status);
    }

    private void print(OrganizationStatus status) throws IOException {
        console.result(printed(status), format.get(), options.color);
        if (html.isPresent()) {
            Files.writeString(html.get(), StatusPage.of(status, Instant.now()));
            console.problem("page: %s%n".formatted(html.get()));
        }
    }

    private String printed(OrganizationStatus status) {
        return switch (format.get()) {
            default -> StatusText.of(status, console.display(options.color));
            case JSON -> Json.write(StatusJson.of(status));
            case MARKDOWN -> new StatusMarkdown(status).text();
        };
    }

    private ExitCode exitCode(OrganizationStatus status) {
        if (!status.isComplete()) {
            return ExitCode.FAILED;
        }
        boolean isHealthy = status.isHealthy() && !(strict && status.has(HealthProblem.Category.CONTACT));
        return isHealthy ? ExitCode.DONE : ExitCode.DIFFERS;
    }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.Console.Work;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.ProgressLine;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RuleState;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves the routing. */
@Command(
        name = "prove",
        header = "Prove that every finding reaches whom accounts.yaml says.",
        description = {
            "Proves with EventBridge's own matcher, on the rules in generated/, that every finding"
                    + " reaches exactly whom accounts.yaml says. Exits with 4 and the smallest"
                    + " counter-examples if not."
        },
        footer = {"", "Example: ./relay prove", "         ./relay prove --format github"})
public final class ProveCommand implements Callable<ExitCode> {

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON, Format.GITHUB);

    ProveCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return finish(
                AccountsFile.read(options.workspace),
                organization -> finish(prove(organization), proof -> {
                    print(proof, organization);
                    return proof.proved() ? ExitCode.DONE : ExitCode.DIFFERS;
                }));
    }

    private <T> ExitCode finish(Checked<T> input, Work<T> work) throws IOException {
        return console.finish(input, format.get(), options.color, work);
    }

    private Checked<Proof> prove(Organization organization) {
        try (ProgressLine progress = new ProgressLine(console, "proving")) {
            return Prover.prove(options.workspace, organization, progress::show);
        }
    }

    private void print(Proof proof, Organization organization) {
        if (format.is(Format.JSON)) {
            console.result(Json.write(proof), Format.JSON, options.color);
            return;
        }
        console.report(proof.problems(), format.get(), options.color);
        if (format.is(Format.TEXT)) {
            console.result(summary(proof, organization), Format.TEXT, options.color);
        }
    }

    private static String summary(Proof proof, Organization organization) {
        String extent = String.format(
                Locale.ROOT,
                "%,d kinds of findings of %,d accounts through %,d rules",
                proof.represented(),
                proof.accounts(),
                proof.rules());
        if (!proof.proved()) {
            return "not proved: " + extent + "\n";
        }
        String disabled = organization.notifications().state() == RuleState.DISABLED
                ? "\n" + "with 'state: disabled' nobody is notified yet; this is what holds once it is" + " enabled"
                : "";
        return "proved: %s, each reaching exactly whom it concerns%s\n".formatted(extent, disabled);
    }
}

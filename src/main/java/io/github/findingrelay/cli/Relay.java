package io.github.findingrelay.cli;

import io.github.findingrelay.analyzers.AnalyzersCommand;
import io.github.findingrelay.console.GroupCommand;
import io.github.findingrelay.deploy.DeployCommand;
import io.github.findingrelay.doctor.DoctorCommand;
import io.github.findingrelay.findings.FindingsCommand;
import io.github.findingrelay.generate.AdviseCommand;
import io.github.findingrelay.generate.RenderCommand;
import io.github.findingrelay.generate.TemplatesCommand;
import io.github.findingrelay.generate.ValidateCommand;
import io.github.findingrelay.github.CommentCommand;
import io.github.findingrelay.github.IssueCommand;
import io.github.findingrelay.notifytest.NotifyTestCommand;
import io.github.findingrelay.organization.AccountsCommand;
import io.github.findingrelay.organization.CoverageCommand;
import io.github.findingrelay.organization.InitCommand;
import io.github.findingrelay.plan.PlanCommand;
import io.github.findingrelay.redeliver.RedeliverCommand;
import io.github.findingrelay.remind.RemindCommand;
import io.github.findingrelay.routing.ProveCommand;
import io.github.findingrelay.routing.RouteCommand;
import io.github.findingrelay.status.StatusCommand;
import io.github.findingrelay.subscriptions.SubscriptionsCommand;
import picocli.CommandLine.Command;

/** The command without a subcommand. */
@Command(
        name = "relay",
        header = "Delivers every IAM Access Analyzer finding of an AWS organization to the people who own the account.",
        subcommands = {
            InitCommand.class,
            ValidateCommand.class,
            RenderCommand.class,
            ProveCommand.class,
            RouteCommand.class,
            PlanCommand.class,
            DeployCommand.class,
            StatusCommand.class,
            SubscriptionsCommand.class,
            RedeliverCommand.class,
            CoverageCommand.class,
            AccountsCommand.class,
            FindingsCommand.class,
            RemindCommand.class,
            AnalyzersCommand.class,
            DoctorCommand.class,
            NotifyTestCommand.class,
            AdviseCommand.class,
            TemplatesCommand.class,
            CommentCommand.class,
            IssueCommand.class,
            HelpCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 invalid input, 4 not as it should",
            "            be, 5 AWS, GitHub or the disk has failed, 6 a guard has stopped it",
            "Variables:  AWS_PROFILE, AWS_ENDPOINT_URL, AWS_CA_BUNDLE, HTTPS_PROXY, NO_PROXY,",
            "            NO_COLOR, COLUMNS, JAVA_HOME, RELAY_BUILD=never",
            "Documents:  README.md, and docs/operations.md for each command"
        })
final class Relay extends GroupCommand {}

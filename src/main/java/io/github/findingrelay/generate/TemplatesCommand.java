package io.github.findingrelay.generate;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** What a workspace has in the place of the templates that ship. */
@Command(
        name = "templates",
        description = "Lists the templates that ship, and copies one into templates/ to change it there.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            TemplatesListCommand.class,
            TemplatesShowCommand.class,
            TemplatesCopyCommand.class,
            TemplatesReviewedCommand.class
        },
        footer = {
            "",
            "Example: ./relay templates list",
            "         ./relay templates copy messages/en/external.txt",
            "         ./relay templates show messages/en/external.txt | diff templates/messages/en/external.txt -"
        })
public final class TemplatesCommand extends GroupCommand {

    TemplatesCommand() {
        super("Name a command: list, show, copy or reviewed.");
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.console.GroupCommand;
import picocli.CommandLine.Command;

/** What a workspace has in the place of the templates that ship. */
@Command(
        name = "templates",
        header = "List the templates that ship, and copy one to change it.",
        description = "Lists the templates that ship, and copies one into templates/ to change it there.",
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
public final class TemplatesCommand extends GroupCommand {}

package io.github.findingrelay.generate;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.console.WorkspaceOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Parameters;

/** Templates that ship, by name. */
final class ShippedTemplateOptions {

    @Parameters(
            paramLabel = "TEMPLATE",
            arity = "1..*",
            description = "Its path, as './relay templates list' has it: messages/en/external.txt.")
    List<String> names = List.of();

    /** Throws if one does not ship; {@code templates/} in front may be typed or not. */
    List<String> known(TemplateFiles files, WorkspaceOptions options) {
        Set<String> known = files.shipped().files().keySet();
        List<String> wanted = names.stream()
                .map(name -> name.startsWith(TemplateFiles.place(""))
                        ? name.substring(TemplateFiles.place("").length())
                        : name)
                .toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw options.wrong("no template is called '%s'%s"
                        .formatted(name, Suggestion.of(name, known).orElse("; './relay templates list' names all.")));
            }
        }
        return wanted;
    }

    static Path folder(WorkspaceOptions options) {
        return options.workspace.resolve(Templates.FOLDER);
    }
}

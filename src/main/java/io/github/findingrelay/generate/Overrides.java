package io.github.findingrelay.generate;

import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a workspace has in templates/ in the place of what ships. */
record Overrides(TemplateFiles files) {

    /** Files that take no template's place: a misspelled one would silently be ignored. */
    List<Diagnostic> unknown() {
        return files.own().keySet().stream()
                .filter(name -> files.shipped().file(name).isEmpty())
                .filter(name -> !isRemark(name) && !isJudgedAsMessage(name) && !isImported(name))
                .map(this::unknown)
                .toList();
    }

    private Diagnostic unknown(String name) {
        Set<String> known = files.shipped().files().keySet();
        String hint = known.stream()
                .filter(other -> baseName(other).equals(baseName(name)))
                .findFirst()
                .or(() -> Suggestion.closest(name, known))
                .map("did you mean '%s'?"::formatted)
                .orElse("'./relay templates list' names all");
        return Diagnostic.error(
                TemplateFiles.place(name),
                "no template is called '%s', so that nothing reads this file; %s".formatted(name, hint),
                "template.unknown-file");
    }

    /** For people, or of their machine. */
    static boolean isRemark(String name) {
        return baseName(name).startsWith(".")
                || baseName(name).toLowerCase(Locale.ROOT).endsWith(".md");
    }

    /** {@link Messages} knows better what these are called. */
    private static boolean isJudgedAsMessage(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".txt")
                && Stream.of(Language.values())
                        .anyMatch(language -> name.startsWith(Messages.path(language, ""))
                                && name.indexOf('/', Messages.path(language, "").length()) < 0);
    }

    /** Whether another file of the workspace imports or includes it. */
    private boolean isImported(String name) {
        return files.own().entrySet().stream()
                .filter(file -> !file.getKey().equals(name) && file.getKey().endsWith(Templates.ENDING))
                .anyMatch(file -> read(file.getValue()).contains(baseName(name) + "\""));
    }

    /** A warning for each whose shipped file has changed since it was copied. */
    List<Diagnostic> outdated() {
        CopiedTemplates copied = CopiedTemplates.of(files);
        return files.own().keySet().stream()
                .filter(name -> state(name, copied) == State.OUTDATED)
                .map(name -> Diagnostic.warning(
                        TemplateFiles.place(name),
                        "what ships in its place has changed since this file was copied; compare it with"
                                + " './relay templates show %s', then run './relay templates reviewed %s'"
                                        .formatted(name, name),
                        "template.outdated"))
                .toList();
    }

    /** What the workspace has instead of a file that ships. */
    enum State {
        /** Nothing. */
        SHIPPED("shipped"),
        SAME("the workspace's, the same as shipped"),
        CHANGED("the workspace's"),
        OUTDATED("the workspace's; what ships has changed since it was copied"),
        /** Other files of the workspace import it. */
        ADDED("the workspace's alone");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        String words() {
            return words;
        }
    }

    State state(String name, CopiedTemplates copied) {
        Optional<String> own = Optional.ofNullable(files.own().get(name)).map(Overrides::read);
        Optional<String> shipped = files.shipped().file(name).map(Overrides::read);
        if (own.isEmpty()) {
            return State.SHIPPED;
        }
        if (shipped.isEmpty()) {
            return State.ADDED;
        }
        if (own.equals(shipped)) {
            return State.SAME;
        }
        return copied.digest(name)
                .filter(digest -> !digest.equals(CopiedTemplates.digestOf(shipped.get())))
                .map(digest -> State.OUTDATED)
                .orElse(State.CHANGED);
    }

    /** A text as it counts, whatever its lines end with. */
    static String read(Path file) {
        try {
            return MessageSource.unified(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String baseName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

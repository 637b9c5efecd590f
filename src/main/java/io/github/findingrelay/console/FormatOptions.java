package io.github.findingrelay.console;

import io.github.findingrelay.diagnostic.Format;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --format}, with the formats that a command allows. */
public final class FormatOptions {

    private final List<Format> allowed;
    private CommandSpec spec = CommandSpec.create();
    private Format format = Format.TEXT;

    /**
     * Text, and some others.
     *
     * @param others as the help lists them
     */
    public FormatOptions(Format... others) {
        this.allowed = Stream.concat(Stream.of(Format.TEXT), Stream.of(others)).toList();
    }

    @Spec(Spec.Target.MIXEE)
    void spec(CommandSpec command) {
        spec = command;
        // Where picocli looks for ${formats}: an annotation cannot say what differs between commands.
        command.resourceBundle(new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"formats", listed(Format::description) + "."}};
            }
        });
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "${formats}")
    void format(String written) {
        format = Format.of(written).filter(allowed::contains).orElseThrow(() -> wrong(written));
    }

    private ParameterException wrong(String written) {
        return new ParameterException(
                spec.commandLine(), "--format takes %s here, not '%s'.".formatted(listed(Format::label), written));
    }

    private String listed(Function<Format, String> word) {
        List<String> words = allowed.stream().map(word).collect(Collectors.toList());
        String last = words.remove(words.size() - 1);
        return String.join(", ", words) + " or " + last;
    }

    public Format get() {
        return format;
    }

    public boolean is(Format other) {
        return format == other;
    }
}

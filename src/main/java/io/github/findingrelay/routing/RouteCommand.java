package io.github.findingrelay.routing;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.FormatOptions;
import io.github.findingrelay.console.WorkspaceOptions;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.diagnostic.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says who is notified of an event. */
@Command(
        name = "route",
        header = "Say who is notified of an event, and why.",
        description = {
            "Says which rules in generated/ take an event, who receives it, and what they read; or, when"
                    + " nobody does, which condition of the nearest rule is in the way."
        },
        footer = {
            "",
            "Example: ./relay route event.json",
            "         aws securityhub get-findings --max-items 10 | ./relay route -"
        })
public final class RouteCommand implements Callable<ExitCode> {

    private static final String STANDARD_INPUT = "-";

    /** Windows writes one where output goes to a file. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Console console;

    @Mixin
    private WorkspaceOptions options;

    @Parameters(
            arity = "1..*",
            paramLabel = "EVENT.json",
            description = "EventBridge events, Security Hub findings (ASFF), or the output of 'aws securityhub"
                    + " get-findings'; - for standard input.")
    private List<String> files = List.of();

    @Mixin
    private final FormatOptions format = new FormatOptions(Format.JSON);

    RouteCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode call() throws IOException {
        return console.finish(Tracer.of(options.workspace), options.color, this::route);
    }

    private ExitCode route(Tracer tracer) throws IOException {
        Map<String, List<Trace>> traces = new LinkedHashMap<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (String file : files) {
            Checked<List<Trace>> traced = text(file).then(tracer::trace);
            problems.addAll(traced.diagnostics());
            if (traced instanceof Checked.Valid<List<Trace>> valid) {
                traces.put(file, valid.value());
            }
        }
        print(traces);
        console.report(problems, Format.TEXT, options.color);
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.INVALID_INPUT;
    }

    private Checked<SourceText> text(String file) {
        boolean piped = file.equals(STANDARD_INPUT);
        String name = piped ? "standard input" : file;
        try {
            byte[] bytes = piped ? console.input().readAllBytes() : Files.readAllBytes(Path.of(file));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Checked.valid(new SourceText(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (NoSuchFileException | InvalidPathException e) {
            return Checked.invalid(Diagnostic.error(name, "there is no such file", "event.missing"));
        } catch (CharacterCodingException e) {
            return Checked.invalid(Diagnostic.error(name, "this is not UTF-8; save it as UTF-8", "event.encoding"));
        } catch (IOException e) {
            return Checked.invalid(Diagnostic.error(name, "it cannot be read: " + e.getMessage(), "event.unreadable"));
        }
    }

    private void print(Map<String, List<Trace>> traces) {
        if (format.is(Format.JSON)) {
            console.result(
                    Json.write(traces.values().stream().flatMap(List::stream).toList()), Format.JSON, options.color);
        } else {
            traces.forEach((file, found) -> {
                found.forEach(trace -> console.result(trace.text(file)));
                if (found.isEmpty()) {
                    console.result(file + ": no findings\n");
                }
            });
        }
    }
}

package io.github.findingrelay.desk;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.diagnostic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command that changes something in AWS writes down what it has changed. */
public final class ReceiptOptions {

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Where to write down, as JSON, what was changed. Default: a new file in receipts/.")
    private Optional<Path> file = Optional.empty();

    /** Writes it, and says where. */
    public void write(Console console, Path workspace, Receipt receipt) throws IOException {
        writeTo(console, target(workspace, receipt.command(), receipt.at()), receipt);
    }

    /**
     * Writes one of a command's own form, and says where.
     *
     * @param target as {@link #target} has it
     */
    public void writeTo(Console console, Path target, Object receipt) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
        Files.writeString(target, Json.write(receipt));
        console.problem("receipt: %s%n".formatted(target));
    }

    /** Where it is written. */
    public Path target(Path workspace, String command, Instant at) {
        return file.orElseGet(() -> workspace.resolve("receipts/%s-%s.json"
                .formatted(command.replace(' ', '-'), at.toString().replace(":", ""))));
    }
}

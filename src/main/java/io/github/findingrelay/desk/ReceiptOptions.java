package io.github.findingrelay.desk;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command that changes something in AWS writes down what it has changed. */
public final class ReceiptOptions {

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description =
          "Where to write down, as JSON, what was changed. Default: a new file in receipts/.")
  private Optional<Path> file = Optional.empty();

  /** Writes it, and says where. */
  public void write(Console console, Path workspace, Receipt receipt) throws IOException {
    Path target = target(workspace, receipt.command(), receipt.at());
    Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    Files.writeString(target, Json.write(json(receipt)));
    console.problem("receipt: %s%n".formatted(target));
  }

  /** What was changed, as text or as the receipt has it. */
  public static String printed(Receipt receipt, Format format) {
    return format == Format.JSON ? Json.write(json(receipt)) : ReceiptText.of(receipt.entries());
  }

  /** Where it is written. */
  public Path target(Path workspace, String command, Instant at) {
    return file.orElseGet(
        () ->
            workspace.resolve(
                "receipts/%s-%s.json"
                    .formatted(command.replace(' ', '-'), at.toString().replace(":", ""))));
  }

  /** A receipt as it is written down. */
  static Map<String, Object> json(Receipt receipt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", receipt.command());
    json.put("at", receipt.at().toString());
    json.put("account", receipt.account());
    if (!receipt.caller().isEmpty()) {
      json.put("caller", receipt.caller());
    }
    if (!receipt.reason().isEmpty()) {
      json.put("reason", receipt.reason());
    }
    json.put("entries", receipt.entries().stream().map(ReceiptOptions::entry).toList());
    return json;
  }

  public static Map<String, Object> entry(Receipt.ReceiptEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", entry.action());
    json.put("account", entry.account());
    json.put("region", entry.region());
    json.put("subject", entry.subject());
    json.put("result", entry.result().label());
    if (!entry.detail().isEmpty()) {
      json.put("detail", entry.detail());
    }
    return json;
  }
}

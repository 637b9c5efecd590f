package io.github.findingrelay.analyzers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.desk.ReceiptOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A receipt that grows while work goes on. The file is complete JSON after every entry: each is
 * written over the closing brackets, together with new ones, by a single write. So a process that
 * is killed has lost nothing but what was on its way.
 */
final class DeletionJournal implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAIL = "\n  ]\n}\n";

  private final FileChannel file;
  private long end;
  private boolean empty = true;
  private Optional<IOException> failure = Optional.empty();

  private DeletionJournal(FileChannel file) {
    this.file = file;
  }

  /** What is in a journal. */
  record Contents(JsonNode header, List<ReceiptEntry> entries) {}

  /**
   * Begins a journal, in place of what is there.
   *
   * @param header what comes before the entries
   */
  static DeletionJournal begin(Path target, Map<String, Object> header, List<ReceiptEntry> entries)
      throws IOException {
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    StringBuilder text = new StringBuilder("{");
    for (Map.Entry<String, Object> field : header.entrySet()) {
      text.append("\n  \"%s\": %s,".formatted(field.getKey(), json(field.getValue())));
    }
    text.append("\n  \"entries\": [");
    List<String> lines = entries.stream().map(entry -> "\n    " + json(entry)).toList();
    text.append(String.join(",", lines));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Path temporary = Files.createTempFile(folder, target.getFileName().toString(), ".tmp");
    try {
      Files.write(temporary, bytes);
      Files.writeString(temporary, TAIL, StandardOpenOption.APPEND);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    DeletionJournal journal =
        new DeletionJournal(FileChannel.open(target, StandardOpenOption.WRITE));
    journal.end = bytes.length;
    journal.empty = entries.isEmpty();
    return journal;
  }

  /** Writes an entry at once. */
  synchronized void add(ReceiptEntry entry) {
    if (failure.isPresent()) {
      return;
    }
    byte[] line = ((empty ? "" : ",") + "\n    " + json(entry)).getBytes(StandardCharsets.UTF_8);
    byte[] tail = TAIL.getBytes(StandardCharsets.UTF_8);
    try {
      ByteBuffer buffer = ByteBuffer.allocate(line.length + tail.length).put(line).put(tail).flip();
      long position = end;
      while (buffer.hasRemaining()) {
        position += file.write(buffer, position);
      }
      end += line.length;
      empty = false;
    } catch (IOException e) {
      failure = Optional.of(e);
    }
  }

  /** Why entries could not be written: nothing more is to be changed then. */
  synchronized Optional<IOException> failure() {
    return failure;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Reads a journal; what a killed process has left of its last entry is left out. */
  static Contents read(Path file) throws IOException {
    String text = Files.readString(file);
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      root = JSON.readTree(withoutLastLine(text) + TAIL);
    }
    List<ReceiptEntry> entries = new ArrayList<>();
    root.path("entries").forEach(entry -> entries.add(entry(entry)));
    return new Contents(root, entries);
  }

  private static String withoutLastLine(String text) {
    String whole = text.substring(0, Math.max(0, text.lastIndexOf("\n    {")));
    return whole.endsWith(",") ? whole.substring(0, whole.length() - 1) : whole;
  }

  private static ReceiptEntry entry(JsonNode json) {
    return new ReceiptEntry(
        json.path("action").asText(),
        json.path("account").asText(),
        json.path("region").asText(),
        json.path("subject").asText(),
        ReceiptResult.valueOf(json.path("result").asText().toUpperCase(Locale.ROOT)),
        json.path("detail").asText());
  }

  private static String json(ReceiptEntry entry) {
    return json(ReceiptOptions.entry(entry));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value that JSON can hold: " + value, e);
    }
  }
}

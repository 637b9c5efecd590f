package io.github.findingrelay.analyzers;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A receipt that grows while work goes on. The file is complete JSON after every entry: each is
 * written over the closing brackets, together with new ones, by a single write. So a process that
 * is killed has lost nothing but what was on its way.
 */
final class DeletionJournal implements AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));

    private static final String ENTRIES = "entries";
    private static final String TAIL = "\n  ]\n}\n";

    private final FileChannel file;
    private long end;
    private boolean empty;
    private Optional<IOException> failure = Optional.empty();

    private DeletionJournal(FileChannel file, long end, boolean empty) {
        this.file = file;
        this.end = end;
        this.empty = empty;
    }

    /** Begins a journal, in place of what is there. */
    static DeletionJournal begin(Path target, DeletionReceipt receipt) throws IOException {
        String text = text(receipt);
        replace(target, text + TAIL);
        return new DeletionJournal(
                FileChannel.open(target, StandardOpenOption.WRITE),
                text.getBytes(StandardCharsets.UTF_8).length,
                receipt.entries().isEmpty());
    }

    /** A line for each field and for each entry, without the tail. */
    private static String text(DeletionReceipt receipt) {
        ObjectNode fields = JSON.valueToTree(receipt);
        fields.remove(ENTRIES);
        StringBuilder text = new StringBuilder("{");
        fields.properties()
                .forEach(field -> text.append("\n  \"%s\": %s,".formatted(field.getKey(), field.getValue())));
        return text.append("\n  \"%s\": [".formatted(ENTRIES))
                .append(receipt.entries().stream().map(DeletionJournal::line).collect(Collectors.joining(",")))
                .toString();
    }

    private static String line(ReceiptEntry entry) {
        return "\n    " + JSON.valueToTree(entry);
    }

    private static void replace(Path target, String text) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, target.getFileName().toString(), ".tmp");
        try {
            Files.writeString(temporary, text);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes an entry at once. */
    synchronized void add(ReceiptEntry entry) {
        if (failure.isPresent()) {
            return;
        }
        byte[] line = ((empty ? "" : ",") + line(entry)).getBytes(StandardCharsets.UTF_8);
        byte[] tail = TAIL.getBytes(StandardCharsets.UTF_8);
        try {
            write(ByteBuffer.allocate(line.length + tail.length)
                    .put(line)
                    .put(tail)
                    .flip());
            end += line.length;
            empty = false;
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        for (long position = end; buffer.hasRemaining(); ) {
            position += file.write(buffer, position);
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
    static DeletionReceipt read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            return JSON.readValue(text, DeletionReceipt.class);
        } catch (JsonProcessingException e) {
            return JSON.readValue(withoutLastLine(text) + TAIL, DeletionReceipt.class);
        }
    }

    private static String withoutLastLine(String text) {
        String whole = text.substring(0, Math.max(0, text.lastIndexOf("\n    {")));
        return whole.endsWith(",") ? whole.substring(0, whole.length() - 1) : whole;
    }
}

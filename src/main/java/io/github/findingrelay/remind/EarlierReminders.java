package io.github.findingrelay.remind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each reminder said the last time, from the receipts of earlier runs. Older ones are not kept:
 * of a large organization a year's would not fit into memory.
 */
final class EarlierReminders {

    /** A reminder of an admin account: somebody may have the receipts of two organizations in one folder. */
    private record Key(String account, String reminder) {}

    /**
     * A reminder that was sent.
     *
     * @param findings each by its ids
     */
    record Earlier(Instant at, List<Set<String>> findings) {
        Earlier {
            findings = List.copyOf(findings);
        }

        private Earlier later(Earlier other) {
            return other.at.isAfter(at) ? other : this;
        }
    }

    private final Map<Key, Earlier> last = new HashMap<>();
    private final List<Path> unreadable = new ArrayList<>();

    private EarlierReminders(List<Path> files) {
        for (Path file : files) {
            if (!read(file)) {
                unreadable.add(file);
            }
        }
    }

    /** Those in a folder; none if there is no such folder. */
    static EarlierReminders in(Path receipts) throws IOException {
        if (!Files.isDirectory(receipts)) {
            return of(List.of());
        }
        try (Stream<Path> files = Files.list(receipts)) {
            return of(files.filter(file -> file.getFileName().toString().matches("remind-.*\\.json"))
                    .sorted()
                    .toList());
        }
    }

    static EarlierReminders of(List<Path> files) {
        return new EarlierReminders(files);
    }

    /** Files that look like receipts and are none. */
    List<Path> unreadable() {
        return List.copyOf(unreadable);
    }

    /** Whether there is a receipt of an organization, by its admin account. */
    boolean hasAny(String account) {
        return last.keySet().stream().anyMatch(key -> key.account().equals(account));
    }

    /** When a reminder was sent the last time; empty: it never was, as far as there are receipts. */
    Optional<Earlier> last(String account, String reminder) {
        return Optional.ofNullable(last.get(new Key(account, reminder)));
    }

    private boolean read(Path file) {
        try {
            JsonNode receipt = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!receipt.path("command").asText().equals(RemindReceipt.COMMAND)
                    || !receipt.path("findings").isObject()) {
                return false;
            }
            add(receipt, Instant.parse(receipt.path("at").asText()));
            return true;
        } catch (IOException | DateTimeException e) {
            return false;
        }
    }

    private void add(JsonNode receipt, Instant at) {
        String account = receipt.path("account").asText();
        receipt.path("findings")
                .propertyStream()
                .forEach(sent ->
                        last.merge(new Key(account, sent.getKey()), earlier(at, sent.getValue()), Earlier::later));
    }

    private static Earlier earlier(Instant at, JsonNode findings) {
        return new Earlier(at, findings.valueStream().map(EarlierReminders::ids).toList());
    }

    private static Set<String> ids(JsonNode finding) {
        return finding.valueStream().map(JsonNode::asText).collect(Collectors.toUnmodifiableSet());
    }
}

package io.github.findingrelay.remind;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What earlier runs have sent, from their receipts.
 *
 * @param runs the last one first
 * @param unreadable files that look like receipts and are none
 */
record EarlierReminders(List<Run> runs, List<Path> unreadable) {

    /**
     * A run.
     *
     * @param findings by the id of the reminder, each finding by its ids
     */
    record Run(Instant at, Map<String, List<Set<String>>> findings) {}

    EarlierReminders {
        runs = runs.stream().sorted(Comparator.comparing(Run::at).reversed()).toList();
        unreadable = List.copyOf(unreadable);
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

    static EarlierReminders of(List<Path> files) throws IOException {
        List<Run> runs = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        for (Path file : files) {
            read(file).ifPresentOrElse(runs::add, () -> unreadable.add(file));
        }
        return new EarlierReminders(runs, unreadable);
    }

    private static Optional<Run> read(Path file) throws IOException {
        try {
            JsonNode receipt = new ObjectMapper().readTree(Files.readAllBytes(file));
            return receipt.path("command").asText().equals(RemindReceipt.COMMAND)
                            && receipt.path("findings").isObject()
                    ? Optional.of(run(receipt))
                    : Optional.empty();
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Run run(JsonNode receipt) {
        Map<String, List<Set<String>>> findings = new TreeMap<>();
        receipt.path("findings")
                .propertyStream()
                .forEach(sent -> findings.put(
                        sent.getKey(),
                        sent.getValue().valueStream().map(EarlierReminders::ids).toList()));
        return new Run(Instant.parse(receipt.path("at").asText()), findings);
    }

    private static Set<String> ids(JsonNode finding) {
        return finding.valueStream().map(JsonNode::asText).collect(toSet());
    }

    /**
     * What has changed since a reminder was sent the last time; empty: that is not known.
     *
     * @param active ids of all that is open, whoever it is told
     * @param isComplete whether everything could be read: otherwise nothing counts as gone
     */
    Optional<Trend> trend(Reminder reminder, Set<String> active, boolean isComplete) {
        return runs.stream()
                .filter(run -> run.findings().containsKey(reminder.id()))
                .findFirst()
                .map(run -> trend(run, run.findings().getOrDefault(reminder.id(), List.of()), reminder, active))
                .map(trend -> isComplete ? trend : new Trend(trend.since(), trend.added(), 0));
    }

    private static Trend trend(Run run, List<Set<String>> then, Reminder reminder, Set<String> active) {
        Set<String> known = new HashSet<>();
        then.forEach(known::addAll);
        long added = reminder.all()
                .map(RemindReceipt::ids)
                .filter(ids -> ids.stream().noneMatch(known::contains))
                .count();
        long gone = then.stream()
                .filter(ids -> ids.stream().noneMatch(active::contains))
                .count();
        return new Trend(run.at(), (int) added, (int) gone);
    }
}

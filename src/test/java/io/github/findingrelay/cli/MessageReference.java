package io.github.findingrelay.cli;

import io.github.findingrelay.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every message of validate that a fixture shows, by its id. */
final class MessageReference {

    private static final List<String> GROUPS = List.of("config", "limits");
    private static final Pattern MESSAGE =
            Pattern.compile("(?m)^\\S+: (error|warning|notice): (.*) \\[([a-z-]+\\.[a-z-]+)\\]$");

    private MessageReference() {}

    static String text() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        for (String group : GROUPS) {
            for (Path fixture : Fixtures.in(group)) {
                MESSAGE.matcher(Files.readString(fixture.resolve("report.txt")))
                        .results()
                        .forEach(message -> rows.putIfAbsent(message.group(3), row(message)));
            }
        }
        return "| id | | for example |\n|---|---|---|\n" + String.join("", rows.values());
    }

    private static String row(MatchResult message) {
        return "| " + ReferenceText.code(message.group(3)) + " | " + message.group(1) + " | "
                + ReferenceText.prose(message.group(2)) + " |\n";
    }
}

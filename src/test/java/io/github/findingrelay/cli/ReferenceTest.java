package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reference.md says what the schema, the commands and the tests of validate say. */
class ReferenceTest {

    static final Pattern MADE = Pattern.compile("(?s)(<!-- made: ([a-z]+) -->\n).*?(<!-- end -->\n)");

    private static final Path PAGE = Path.of("docs/reference.md");
    private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+) \\|");

    @Test
    void theReferenceIsWhatTheCodeSays() throws IOException {
        Map<String, String> parts = Map.of(
                "keys", new KeyReference().text(),
                "commands", new CommandReference().text(),
                "messages", MessageReference.text());
        String page = Files.readString(PAGE);

        String made = MADE.matcher(page)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(1) + "\n"
                        + Objects.requireNonNull(parts.get(part.group(2))).strip() + "\n\n" + part.group(3)));

        assertThat(MADE.matcher(page).results().map(part -> part.group(2)))
                .containsExactly("keys", "commands", "messages");
        Golden.assertMatches(PAGE, made);
    }

    @Test
    void everyExitCodeIsListed() throws IOException {
        assertThat(EXIT_CODE.matcher(Files.readString(PAGE)).results().map(row -> Integer.valueOf(row.group(1))))
                .containsExactlyElementsOf(
                        Arrays.stream(ExitCode.values()).map(ExitCode::code).toList());
    }

    @Test
    void everyKeyIsDescribed() throws IOException {
        assertThat(new KeyReference().undescribed()).isEmpty();
    }
}

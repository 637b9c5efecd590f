package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents in Japanese have what those in English have: sections, commands, lists, links and pictures. */
@BesideOthers
class TranslationTest {

    /** Still in English only; this list gets shorter. */
    private static final Set<String> UNTRANSLATED = Set.of(
            "docs/architecture.md",
            "docs/messages.md",
            "docs/roles.md",
            "docs/setup.md");

    static List<Path> english() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> translated() throws IOException {
        return english().stream()
                .filter(file -> Files.exists(WrittenDocument.inJapanese(file)))
                .toList();
    }

    @Test
    void everyDocumentIsThereInJapaneseOrListed() throws IOException {
        List<String> english = english().stream().map(Path::toString).toList();
        List<String> translated = translated().stream().map(Path::toString).toList();

        assertThat(UNTRANSLATED).doesNotContainAnyElementsOf(translated);
        assertThat(Stream.concat(UNTRANSLATED.stream(), translated.stream())).containsAll(english);
    }

    @Test
    void nothingIsInJapaneseOnly() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/ja"))) {
            assertThat(files.map(Path::getFileName).map(Path.of("docs")::resolve))
                    .allMatch(Files::exists);
        }
    }

    @ParameterizedTest
    @MethodSource("translated")
    void bothHaveTheSame(Path english) throws IOException {
        Path japanese = WrittenDocument.inJapanese(english);

        assertThat(new WrittenDocument(japanese).outline())
                .as("%s, compared with %s", japanese, english)
                .isEqualTo(new WrittenDocument(english).outline());
    }

    @ParameterizedTest
    @MethodSource("translated")
    void bothHaveTheSameCommandsAndKeys(Path english) throws IOException {
        List<List<String>> code = new WrittenDocument(english).code();
        List<List<String>> translated = new WrittenDocument(WrittenDocument.inJapanese(english)).code();

        assertThat(translated).hasSameSizeAs(code);
        for (int block = 0; block < code.size(); block++) {
            assertThat(translated.get(block)).hasSameSizeAs(code.get(block));
            for (int line = 0; line < code.get(block).size(); line++) {
                assertThat(code.get(block).get(line))
                        .startsWith(beforeJapanese(translated.get(block).get(line)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("translated")
    void japaneseLinksToJapanese(Path english) throws IOException {
        assertThat(new WrittenDocument(WrittenDocument.inJapanese(english)).linksToEnglish())
                .isEmpty();
    }

    /** What a line has before a text in Japanese; the whole line if it has none. */
    private static String beforeJapanese(String line) {
        return line.replaceFirst("[\\u3000-\\u9fff\\uff00-\\uffef].*", "");
    }
}

package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.BesideOthers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents in Japanese have what those in English have: sections, commands, lists, links and pictures. */
@BesideOthers
class TranslationTest {

    static List<Path> english() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyDocumentIsThereInJapanese() throws IOException {
        assertThat(english().stream().map(WrittenDocument::inJapanese)).allMatch(Files::exists);
    }

    @Test
    void nothingIsInJapaneseOnly() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/ja"))) {
            assertThat(files.map(Path::getFileName).map(Path.of("docs")::resolve))
                    .allMatch(Files::exists);
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void bothHaveTheSame(Path english) throws IOException {
        Path japanese = WrittenDocument.inJapanese(english);

        assertThat(new WrittenDocument(japanese).outline())
                .as("%s, compared with %s", japanese, english)
                .isEqualTo(new WrittenDocument(english).outline());
    }

    @ParameterizedTest
    @MethodSource("english")
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
    @MethodSource("english")
    void japaneseLinksToJapanese(Path english) throws IOException {
        assertThat(new WrittenDocument(WrittenDocument.inJapanese(english)).linksToEnglish())
                .isEmpty();
    }

    /** What a line has before a text in Japanese; the whole line if it has none. */
    private static String beforeJapanese(String line) {
        return line.replaceFirst("[\\u3000-\\u9fff\\uff00-\\uffef].*", "");
    }
}

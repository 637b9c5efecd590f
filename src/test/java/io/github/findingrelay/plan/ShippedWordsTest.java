package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generate.MessageTexts;
import io.github.findingrelay.generated.Snapshot;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@BesideOthers
class ShippedWordsTest {

    private static final String SHIPPED = "templates/messages/en/other.txt";
    private static final String OWN = "templates/messages/en/external.txt";

    private record Machine(String expression) implements Snapshot {
        @Override
        public Manifest manifest() {
            return Manifest.NONE;
        }

        @Override
        public Map<String, SourceText> files(Collection<String> paths) {
            String path = "state-machines/en.yaml";
            return paths.contains(path)
                    ? Map.of(path, new SourceText(path, "Text: |-\n  {% " + expression + " %}\n"))
                    : Map.of();
        }
    }

    private static List<String> sentences(String before, String after, Set<String> own) throws Exception {
        Organization organization = Workspace.value(AccountsFile.parse(
                Files.readString(Path.of("src/test/fixtures/generate/smallest/accounts.yaml"))
                        .getBytes(StandardCharsets.UTF_8),
                LocalDate.MIN));
        Map<String, SourceText> texts =
                Map.of(SHIPPED, new SourceText(SHIPPED, "what ships\n"), OWN, new SourceText(OWN, "our own words\n"));
        return new ShippedWords(
                        new Machine(before), new Machine(after), new MessageTexts(texts, texts, own), organization)
                .all()
                .map(Sentence::inWords)
                .toList();
    }

    @Test
    void whatIsNewIsToldInItsWords() throws Exception {
        assertThat(sentences(
                        "$join(['It was so.', $word.what])",
                        "$join(['It isn\\u0027t so.', $word.what, 'Severity: ' & 'UTC'])",
                        Set.of()))
                .containsExactly("messages have new words in English, which come with the tool: It isn't so.");
    }

    @Test
    void whatIsTheSameOrOnlyCodeIsNot() throws Exception {
        assertThat(sentences("['It was so.']", "$length('It was so.') > 3 ? 'It was so.' : '\\n\\n'", Set.of()))
                .isEmpty();
    }

    @Test
    void whatTheWorkspaceOrAccountsSayIsToldElsewhere() throws Exception {
        assertThat(sentences("", "'our own words' & 'Ask Cloud security for help'", Set.of(OWN)))
                .isEmpty();
    }

    /** As in a copy of the repository. */
    @Test
    void whereNothingShipsNothingComesWithTheTool() throws Exception {
        assertThat(sentences("", "'It is so.'", Set.of(OWN, SHIPPED))).isEmpty();
    }
}

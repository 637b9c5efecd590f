package io.github.findingrelay.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.console.AwsOptions;
import io.github.findingrelay.console.Console;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.organization.Organizations.Tag;
import io.github.findingrelay.request.RequestBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What relay init makes of each organization below {@code src/test/fixtures/init}. */
class FirstFileTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures/init");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    static Stream<Path> organizations() throws IOException {
        try (Stream<Path> folders = Files.list(FIXTURES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("organizations")
    void isAsExpectedAndValid(Path folder) throws IOException {
        JsonNode described =
                new ObjectMapper().readTree(folder.resolve("organization.json").toFile());
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        InitRun.Answers answers = answers(described, err);

        assertThat(answers.draft()).isInstanceOf(Checked.Valid.class);
        FirstDraft draft = ((Checked.Valid<FirstDraft>) answers.draft()).value();
        Golden.assertMatches(folder.resolve("accounts.yaml"), draft.text());
        InitReport report =
                new InitReport("", draft.file(), answers.candidates(), answers.asked(), new Phrases(Language.EN));
        Golden.assertMatches(folder.resolve("report.txt"), err.toString(StandardCharsets.UTF_8) + report.text(true));
        assertThat(AccountsFile.parse(draft.text().getBytes(StandardCharsets.UTF_8), TODAY)
                        .diagnostics())
                .extracting(Diagnostic::rule)
                .isSubsetOf("contact.placeholder");
    }

    private static InitRun.Answers answers(JsonNode described, ByteArrayOutputStream err) {
        InMemoryOrganizations organizations = new InMemoryOrganizations();
        described.path("accounts").forEach(account -> {
            String id = account.path("id").asText();
            organizations.members.add(new Member(
                    id,
                    account.path("name").asText(),
                    Member.AccountState.of(account.path("state").asText("ACTIVE"))));
            List<Tag> tags = new ArrayList<>();
            for (Map.Entry<String, JsonNode> tag : account.path("tags").properties()) {
                tags.add(new Tag(tag.getKey(), tag.getValue().asText()));
            }
            organizations.tags.put(id, tags);
            if (account.path("denied").asBoolean()) {
                organizations.denied.add(id);
            }
        });
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false,
                Map.of());
        InitRun run = new InitRun(
                console,
                new AwsOptions(),
                text(described, "region"),
                text(described, "tag"),
                text(described, "contact"),
                new Phrases(Language.valueOf(described.path("language").asText("EN"))),
                TODAY);
        return run.answers(
                text(described, "region").orElse("us-east-1"),
                InitRun.Caller.of(described.path("caller").asText()),
                organizations,
                new InMemorySurroundings(described),
                new RequestBudget(organizations, new Random(1)));
    }

    private static Optional<String> text(JsonNode described, String key) {
        return Optional.ofNullable(described.path(key).textValue());
    }
}

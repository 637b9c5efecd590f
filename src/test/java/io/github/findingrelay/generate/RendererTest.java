package io.github.findingrelay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.fixture.Difference;
import io.github.findingrelay.fixture.Fixtures;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private static final Path FIXTURES = Path.of("src/test/fixtures/generate");
    private static final Path SMALLEST = FIXTURES.resolve("smallest");
    /** The fixture that has the whole, by file. */
    private static final Map<String, Path> ALIKE = Map.of(
            BootstrapTemplate.NAME,
            SMALLEST,
            "state-machines/en.yaml",
            SMALLEST,
            "state-machines/ja.yaml",
            FIXTURES.resolve("every-contact"));

    private static final Path WHOLE = Path.of("target/bootstrap");

    @TempDir
    Path workspace;

    @TestFactory
    Stream<DynamicTest> rendersWhatTheFixtureSays() {
        return Fixtures.in("generate").stream()
                .map(fixture -> DynamicTest.dynamicTest(
                        fixture.getFileName().toString(),
                        () -> Golden.assertMatches(fixture.resolve("generated"), expectable(fixture))));
    }

    /**
     * What is rendered; of templates that are nearly the same everywhere, only one fixture has the
     * whole, and the others what is different but for the prefix.
     */
    private static SortedMap<String, String> expectable(Path fixture) throws IOException {
        SortedMap<String, String> texts = texts(render(fixture));
        String prefix = new Workspace(fixture).organization().stackPrefix();
        for (Map.Entry<String, Path> alike : ALIKE.entrySet()) {
            if (texts.containsKey(alike.getKey()) && !fixture.equals(alike.getValue())) {
                shorten(
                        texts,
                        alike.getKey(),
                        alike.getValue(),
                        fixture.getFileName().toString(),
                        prefix);
            }
        }
        return texts;
    }

    private static void shorten(SortedMap<String, String> texts, String file, Path whole, String name, String prefix)
            throws IOException {
        String text = Objects.requireNonNull(texts.remove(file));
        String reference =
                Objects.requireNonNull(texts(render(whole)).get(file)).replaceAll("finding-relay(?!:prefix)", prefix);
        String difference = Difference.between(whole.getFileName().toString(), reference, name, text);
        if (!difference.isEmpty()) {
            texts.put(file + ".diff", difference);
            // .ci/run shows it to CloudFormation's linter.
            Files.createDirectories(WHOLE);
            Files.writeString(WHOLE.resolve(name + "-" + file.replace('/', '-')), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja-JP", "tr-TR", "ar-EG-u-nu-arab"})
    @ResourceLock(Resources.LOCALE)
    void theLocaleOfTheMachineChangesNothing(String language) {
        Path fixture = FIXTURES.resolve("every-contact");
        Map<String, String> expected = texts(render(fixture));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(texts(render(fixture))).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void lineBreaksOfTheInputChangeNothing() throws IOException {
        Path fixture = FIXTURES.resolve("every-contact");
        Workspace copy = Workspace.of(withWindowsLines(fixture.resolve("accounts.yaml")), workspace);
        copy.copyTemplates();
        try (Stream<Path> templates = Files.walk(workspace.resolve("templates"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                Files.writeString(template, "\uFEFF" + withWindowsLines(template));
            }
        }

        FileTree rendered = Workspace.value(Renderer.render(copy.organization(), workspace));
        assertThat(texts(rendered)).isEqualTo(texts(render(fixture)));
    }

    private static String withWindowsLines(Path file) throws IOException {
        return Files.readString(file).replace("\n", "\r\n");
    }

    @Test
    void theDigestChangesWithTheTagsAlone() {
        Organization organization = new Workspace(FIXTURES.resolve("every-contact")).organization();
        String before = digest(Workspace.value(Workspace.render(organization)));
        String after =
                digest(Workspace.value(Workspace.render(Organizations.withTags(organization, Map.of("team", "blue")))));

        assertThat(after).isNotEqualTo(before);
    }

    /** What people look at when they wonder why they were told. */
    @Test
    void theStackOfAnAccountWithOneAddressIsOneScreen() {
        byte[] stack = Objects.requireNonNull(render(SMALLEST).files().get("accounts/222222222222.yaml"));

        assertThat(stack).hasSizeLessThanOrEqualTo(3_584);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "archive-rules", "every-contact", "hostile-names"})
    void theLengthOfTheLongestPatternIsForeseen(String fixture) throws IOException {
        Organization organization = new Workspace(FIXTURES.resolve(fixture)).organization();
        ParsedTemplate foundation =
                ParsedTemplate.of(Workspace.value(Workspace.render(organization)), "foundation.yaml");
        ObjectMapper json = new ObjectMapper();
        int longest = 0;
        for (var rule : foundation.ofType("AWS::Events::Rule").entrySet()) {
            if (!rule.getKey().matches("Fallback(Incomplete|Untyped|Forged)Rule")) {
                String pattern = json.writeValueAsString(rule.getValue().get("EventPattern"));
                longest = Math.max(longest, pattern.length());
            }
        }

        // The commas after the last severity and the last id are counted too.
        assertThat(BusUsage.over(organization, 0).patternLength()).isEqualTo(longest + 2);
    }

    @Test
    void namesAreNeverTakenForStructureOrSubstituted() {
        FileTree tree = render(FIXTURES.resolve("hostile-names"));
        Organization organization = new Workspace(FIXTURES.resolve("hostile-names")).organization();

        organization.accounts().forEach(account -> {
            ParsedTemplate template = ParsedTemplate.of(tree, "accounts/" + account.id() + ".yaml");
            String name = OneLine.of(account.name());
            assertThat(template.description())
                    .contains(Escaping.abbreviated(name, 80).replace("${", "$ {"));
            assertThat(template.values("InputTemplate"))
                    .isNotEmpty()
                    .allSatisfy(input -> assertThat(handedOver(sub(input))
                                    .at("/accounts/" + account.id())
                                    .asText())
                            .isEqualTo(name))
                    .allSatisfy(input -> assertThat(
                                    sub(input).replace("${Topic}", "").replace("<findings>", ""))
                            .doesNotContain("$", "<", ">"));
        });
    }

    /** The text of a function. */
    private static String sub(Object input) {
        return (String) Objects.requireNonNull(ParsedTemplate.mapping(input).get("Sub"));
    }

    private static JsonNode handedOver(String input) {
        try {
            return new ObjectMapper().readTree(input.replace("<findings>", "[]"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(input, e);
        }
    }

    private static FileTree render(Path workspace) {
        return new Workspace(workspace).tree();
    }

    private static ParsedTemplate foundation(FileTree tree) {
        return ParsedTemplate.of(tree, "foundation.yaml");
    }

    private static String digest(FileTree tree) {
        return foundation(tree).values("Digest").findFirst().orElseThrow().toString();
    }

    private static SortedMap<String, String> texts(FileTree tree) {
        SortedMap<String, String> texts = new TreeMap<>();
        tree.files().forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}

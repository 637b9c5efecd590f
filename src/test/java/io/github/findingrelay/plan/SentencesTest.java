package io.github.findingrelay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Golden;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.plan.Sentence.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Whatever people change in accounts.yaml, the plan has a sentence for it. */
@BesideOthers
class SentencesTest {

    private static final Path FIXTURE = Path.of("src/test/fixtures/plan-sentences");

    private static final int PAIRS = 150;

    private final Map<Organization, Map<String, String>> rendered = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void everyKeyOfTheSchemaHasASentence() throws IOException {
        List<Map<String, Object>> changes = new Yaml().load(Files.readString(FIXTURE.resolve("keys.yaml")));
        assertThat(changes).extracting(change -> text(change, "key")).containsAll(SchemaKeys.all());

        StringBuilder all = new StringBuilder();
        for (Map<String, Object> change : changes) {
            String before = edited(organization(), change.get("before"));
            String after = changed(before, change);
            all.append(change.get("key")).append('\n');
            List<Sentence> sentences = sentences(before, after);
            sentences.forEach(sentence ->
                    all.append("  %s: %s%n".formatted(sentence.kind().label(), sentence.inWords())));
            assertThat(changesNothing(sentences)).as(after).isEqualTo(change.containsKey("nothing"));
        }

        Golden.assertMatches(FIXTURE.resolve("sentences.txt"), all.toString());
    }

    /** Several changes at once do not silence each other. */
    @Test
    @Tag("scale")
    void severalChangesHaveSentencesThatAreTrue() throws IOException {
        List<Map<String, Object>> changes = new Yaml().load(Files.readString(FIXTURE.resolve("keys.yaml")));
        List<Map<String, Object>> any = changes.stream()
                .filter(change -> !change.containsKey("before") && !change.containsKey("also"))
                .toList();
        Random random = new Random(7);
        int said = 0;
        for (int i = 0; i < PAIRS; i++) {
            String before = some(any, organization(), random);
            String after = some(any, before, random);
            if (isValid(before) && isValid(after) && !read(before).equals(read(after))) {
                sentences(before, after);
                said++;
            }
        }
        assertThat(said).isGreaterThan(PAIRS / 2);
    }

    /** Changes that are right alone may not go together: a home Region that is no Region any more. */
    private boolean isValid(String accounts) throws IOException {
        return AccountsFile.read(Workspace.of(accounts, folder).folder()) instanceof Checked.Valid;
    }

    private static String some(List<Map<String, Object>> changes, String accounts, Random random) {
        String changed = accounts;
        for (int i = random.nextInt(4); i >= 0; i--) {
            Map<String, Object> change = changes.get(random.nextInt(changes.size()));
            if (changed.contains(text(change, "from"))) {
                changed = changed(changed, change);
            }
        }
        return changed;
    }

    /** Only what changes no file that is deployed may be said to change nothing. */
    private List<Sentence> sentences(String before, String after) throws IOException {
        Organization was = read(before);
        Organization is = read(after);
        List<Sentence> sentences = new OrganizationChange(was, is).sentences();
        assertThat(sentences).as(after).isNotEmpty();
        assertThat(changesNothing(sentences))
                .as("%s%nfrom %s%nto %s", sentences, before, after)
                .isEqualTo(rendered(was).equals(rendered(is)));
        return sentences;
    }

    private static boolean changesNothing(List<Sentence> sentences) {
        return sentences.stream().allMatch(sentence -> sentence.kind() == Kind.NOTHING_CHANGES);
    }

    @Test
    void whatDoesNotChangeHasNone() throws IOException {
        Organization organization = read(organization());

        assertThat(new OrganizationChange(organization, organization).sentences())
                .isEmpty();
    }

    private Organization read(String accounts) throws IOException {
        return Workspace.of(accounts, folder).organization();
    }

    private Map<String, String> rendered(Organization organization) {
        return rendered.computeIfAbsent(organization, SentencesTest::files);
    }

    private static Map<String, String> files(Organization organization) {
        Map<String, String> files = new TreeMap<>();
        Workspace.value(Workspace.render(organization))
                .files()
                .forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return files;
    }

    private static String organization() throws IOException {
        return Files.readString(FIXTURE.resolve("organization.yaml"));
    }

    private static String changed(String accounts, Map<String, Object> change) {
        String from = text(change, "from");
        return edited(replaced(accounts, from, text(change, "to")), change.get("also"));
    }

    private static String text(Map<String, Object> change, String key) {
        return Objects.toString(change.get(key), "");
    }

    private static String edited(String accounts, @Nullable Object edits) {
        String edited = accounts;
        if (edits instanceof Map<?, ?> all) {
            for (Map.Entry<?, ?> edit : all.entrySet()) {
                edited = replaced(
                        edited, edit.getKey().toString(), edit.getValue().toString());
            }
        }
        return edited;
    }

    /** The last, which is an owner's or an account's rather than that of all. */
    private static String replaced(String text, String old, String with) {
        assertThat(text).contains(old);
        int at = text.lastIndexOf(old);
        return text.substring(0, at) + with + text.substring(at + old.length());
    }
}

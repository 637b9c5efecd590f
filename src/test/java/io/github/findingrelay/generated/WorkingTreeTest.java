package io.github.findingrelay.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.model.CallAs;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.OperationPreferences;
import io.github.findingrelay.model.PermissionModel;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackKind;
import io.github.findingrelay.model.StackSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** generated/ is read by one reader, which lets nothing pass that it does not understand. */
class WorkingTreeTest {

    private static final Manifest MANIFEST = new Manifest(
            "acme",
            Map.of("cost-center", "security"),
            List.of(stack("acme-foundation", StackKind.FOUNDATION, "foundation.yaml")),
            List.of(new StackSet(
                    "acme-analyzers-accounts",
                    "stack-sets/analyzers-accounts.yaml",
                    "sha256:5678",
                    PermissionModel.SERVICE_MANAGED,
                    CallAs.DELEGATED_ADMIN,
                    List.of(),
                    List.of("r-ab12"),
                    List.of("eu-west-1", "us-east-1"),
                    new OperationPreferences(false, List.of("eu-west-1", "us-east-1"), 25, 10))));

    @TempDir
    private Path workspace;

    @BeforeEach
    void render() throws IOException {
        write("manifest.json", text());
        write("foundation.yaml", "Resources: {}\n");
        Files.writeString(workspace.resolve("accounts.yaml"), "not for readers of generated/");
    }

    @Test
    void readsWhatWasWritten() {
        assertThat(tree().manifest()).isEqualTo(MANIFEST);
        assertThat(tree().fingerprint()).matches("sha256:[0-9a-f]{64}");
        assertThat(tree().text("foundation.yaml").text()).isEqualTo("Resources: {}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\": 1                 | \"version\": 2         | this is not a manifest of version 1",
                "\"stackPrefix\": \"acme\"      | \"stackPrefix\": 7     | this is not a manifest of version 1",
                "\"stacks\":                    | \"heaps\":             | this is not a manifest of version 1",
                "\"stackSets\":                 | \"sets\":              | this is not a manifest of version 1",
                "\"kind\": \"foundation\"       | \"kind\": \"cellar\"   | 'cellar' is not a kind of stack",
                "\"region\": \"eu-west-1\"      | \"region\": 1          | a stack or stack set has no 'region': {\"name\":\"acme-foundation\"",
                "\"digest\": \"sha256:5678\"    | \"digset\": \"\"       | a stack or stack set has no 'digest': {\"name\":\"acme-analyzers-accounts\"",
                "SERVICE_MANAGED                | UNMANAGED              | 'UNMANAGED' is no value of 'permissionModel'",
                "DELEGATED_ADMIN                | MANAGEMENT             | 'MANAGEMENT' is no value of 'callAs'"
            })
    void saysWhatIsWrongWithTheManifest(String was, String becomes, String message) throws IOException {
        write("manifest.json", text().replace(was, becomes));

        assertThat(report())
                .startsWith("generated/manifest.json: error: " + message)
                .contains("[manifest.unreadable]");
    }

    @Test
    void saysWhereTheManifestIsNotJson() throws IOException {
        write("manifest.json", "{\"version\": 1,\n  oops}");

        assertThat(report()).startsWith("generated/manifest.json:2:3: error: this is not JSON: ");
    }

    @Test
    void saysThatNothingIsRendered() throws IOException {
        Files.delete(workspace.resolve("generated/manifest.json"));

        assertThat(report()).isEqualTo("""
            generated/manifest.json: error: there is no such file; run './relay render' [manifest.missing]
            1 error
            """);
    }

    @Test
    void deploysNothingFromAnEmptyManifest() throws IOException {
        assertThat(tree().deployable()).isEqualTo(Checked.valid(tree()));

        write("manifest.json", ManifestFile.write(new Manifest("acme", Map.of(), List.of(), List.of())));

        assertThat(report(tree().deployable()))
                .startsWith("generated/manifest.json: error: it lists no stack; run './relay render'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../accounts.yaml", "a/../../accounts.yaml", "/etc/hostname"})
    void readsNothingOutsideOfGenerated(String path) {
        assertThatThrownBy(() -> tree().text(path))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("'" + path + "' is not below generated/");
        assertThatThrownBy(() -> tree().files(List.of(path))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void leavesNothingOutThatIsNotAText() throws IOException {
        write("latin-1.yaml", "Größe: 1".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> tree().files(List.of("latin-1.yaml")))
                .hasMessage("the file is not in UTF-8; run './relay render'");
        assertThatThrownBy(() -> tree().text("not\0a path")).hasMessage("'not\0a path' cannot be the name of a file");
    }

    @Test
    void knowsWhichFilesThereAre() {
        assertThat(tree().files(List.of("foundation.yaml", "gone.yaml"))).containsOnlyKeys("foundation.yaml");
        assertThatThrownBy(() -> tree().text("gone.yaml")).hasMessage("there is no such file; run './relay render'");
    }

    private static Stack stack(String name, StackKind kind, String template) {
        return new Stack(
                name,
                kind,
                "111111111111",
                "eu-west-1",
                template,
                "sha256:1234",
                List.of("222222222222"),
                Optional.of("security"));
    }

    private static String text() {
        return ManifestFile.write(MANIFEST);
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws IOException {
        Files.createDirectories(workspace.resolve("generated"));
        Files.write(workspace.resolve("generated").resolve(path), bytes);
    }

    private WorkingTree tree() {
        return ((Checked.Valid<WorkingTree>) WorkingTree.read(workspace)).value();
    }

    private String report() {
        return report(WorkingTree.read(workspace));
    }

    private static String report(Checked<WorkingTree> read) {
        assertThat(read).isInstanceOf(Checked.Invalid.class);
        return Format.TEXT.report(read.diagnostics(), false);
    }
}

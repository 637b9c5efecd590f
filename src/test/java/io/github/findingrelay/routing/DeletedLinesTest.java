package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes every single line of a template that decides who is notified: each loss is noticed. */
class DeletedLinesTest {

    /** What the proof need not notice: texts, and what another check of ours or AWS's looks after. */
    private static final Pattern HARMLESS = Pattern.compile(" *(#.*|Description:.*|DependsOn:.*|-"
            + " \\w+Policy|.*(Deletion|UpdateReplace)Policy:.*"
            + "|EnableKeyRotation:.*|SqsManagedSseEnabled:.*|ConfigurationName:.*|IamRoleArn:.*|GuardrailPolicies:|LoggingLevel:.*|DisplayName:.*|KmsMasterKeyId:.*|Version:.*|-"
            + " Sid:.*|\".*\"|Comment:.*|Cause:.*|TimeoutSeconds:.*|IntervalSeconds:.*|BackoffRate:.*|MaxDelaySeconds:.*|JitterStrategy:.*|"
            + "securityhub:ASFFSyntaxPath/.*|Label:.*|TreatMissingData:.*|AlarmDescription:.*|-"
            + " PolicyName:.*|StateMachineType:.*|MaxAttempts:.*|Output: \"\\{% true %}\"|(Items|Arguments): \"\\{% \\$states.input %}\"|Default: NotAllTold|Error:.*|"
            // Stacks of an older version need it in the key's policy until they are updated.
            + "- events\\.amazonaws\\.com|)");

    /** Resources that have no part in who is notified. */
    private static final Set<String> ASIDE = Set.of("DeadLettersPolicy", "DeadLetters", "ChatRole");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts/222222222222.yaml",
                "accounts/333333333333.yaml",
                "channels/slack-C0LOGISTICS.yaml",
                "foundation.yaml"
            })
    void isNoticed(String template) throws IOException {
        assertEveryLossIsNoticed(template);
    }

    @Test
    @Tag("scale")
    void isNoticedInTheStateMachine() throws IOException {
        assertEveryLossIsNoticed("state-machines/en.yaml");
    }

    private void assertEveryLossIsNoticed(String template) throws IOException {
        Workspace workspace = Workspace.of(Path.of("src/test/fixtures/prove/accounts.yaml"), folder)
                .render();
        Path file = folder.resolve("generated").resolve(template);
        List<String> lines = Files.readAllLines(file);
        List<String> unnoticed = new ArrayList<>();
        String resource = "";
        int deleted = 0;
        for (int i = 0; i < lines.size() && !lines.get(i).equals("Outputs:"); i++) {
            String line = lines.get(i);
            if (line.matches(" {2}\\w+:")) {
                resource = line.strip().replace(":", "");
            } else if (line.contains("Sid: ThisAccountAdministers")) {
                resource = "ChatRole";
            } else if (line.contains("Sid: AlarmAndChatUse")) {
                resource = "Key";
            }
            if (!ASIDE.contains(resource) && !HARMLESS.matcher(line).matches()) {
                List<String> rest = new ArrayList<>(lines);
                rest.remove(i);
                Files.write(file, rest);
                deleted++;
                if (Proofs.of(workspace) instanceof Checked.Valid<Proof> proof
                        && proof.value().proved()) {
                    unnoticed.add(i + 1 + ": " + line);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(deleted).isGreaterThan(10);
    }
}

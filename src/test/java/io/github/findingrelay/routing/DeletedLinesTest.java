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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes every single line of a template that decides who is notified: each loss is noticed. */
class DeletedLinesTest {

    /** What the proof need not notice: texts, and what another check of ours or AWS's looks after. */
    private static final Pattern HARMLESS = Pattern.compile(" *(#.*|Description:.*|State: ENABLED|DependsOn:.*|-"
            + " \\w+Policy|.*(Deletion|UpdateReplace)Policy:.*"
            + "|EnableKeyRotation:.*|MessageRetentionPeriod:.*|SqsManagedSseEnabled:.*|ConfigurationName:.*|IamRoleArn:.*|GuardrailPolicies:|LoggingLevel:.*|DisplayName:.*|KmsMasterKeyId:.*|Version:.*|-"
            + " Sid:.*|\".*\"|AWSTemplateFormatVersion:.*|)");

    /** Resources that have no part in who is notified. */
    private static final Set<String> ASIDE =
            Set.of("DeadLettersPolicy", "DeadLettersAlarm", "DeadLettersAlarmRule", "DeadLetters", "ChatRole");

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
        Workspace workspace = Workspace.of(Path.of("src/test/fixtures/prove/accounts.yaml"), folder)
                .render();
        Path file = folder.resolve("generated").resolve(template);
        List<String> lines = Files.readAllLines(file);
        List<String> unnoticed = new ArrayList<>();
        String resource = "";
        boolean inMessage = false;
        int deleted = 0;
        for (int i = 0; i < lines.size() && !lines.get(i).equals("Outputs:"); i++) {
            String line = lines.get(i);
            if (line.matches(" {2}\\w+:")) {
                resource = line.strip().replace(":", "");
            } else if (line.contains("Sid: ThisAccountAdministers")) {
                resource = "ChatRole";
            } else if (line.contains("Sid: PublishersAndReadersUse")) {
                resource = "Key";
            }
            // The texts that people read are checked by tests of their own.
            inMessage = line.strip().equals("InputPathsMap:")
                    || (inMessage && line.startsWith(" ".repeat(12)) && !line.contains("- Id:"));
            if (!inMessage
                    && !ASIDE.contains(resource)
                    && !HARMLESS.matcher(line).matches()) {
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

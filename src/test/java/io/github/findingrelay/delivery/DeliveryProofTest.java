package io.github.findingrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.statemachine.RecordedEvaluations;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.StackTemplate.Resource;
import io.github.findingrelay.template.TemplateNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What we render tells every finding; .ci/run compares each evaluation with JSONata's reference implementation. */
class DeliveryProofTest {

    private static final Path DEFINITIONS = Path.of("target/state-machines");

    private static final List<String> INPUTS = List.of("""
            {"topics": ["arn:t"], "channels": ["arn:c"], "owner": "Payments team", "accounts": {"444455556666": "payments-prod"}}
            """, """
            {"topics": ["arn:t"], "owner": "データ基盤 🎉", "accounts": {"444455556666": "\\"本番\\" <a> ${b}"}}
            """, """
            {"topics": ["arn:t"], "channels": ["arn:c"], "message": "fallback", "accounts": {}}
            """, """
            {"topics": ["arn:t"], "channels": ["arn:c"], "message": "forged", "accounts": {}}
            """);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyLanguageTellsEveryFinding(Language language) throws IOException {
        assertThat(problems(language, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "once: false",
        "unusedAccess: true",
        "encryption: false",
        "'help: {text: \"Ask <us> & {them}\", url: \"https://example.com/?a=b\"}'"
    })
    void everySettingTellsEveryFinding(String setting) throws IOException {
        assertThat(problems(Language.EN, setting)).isEmpty();
    }

    private List<String> problems(Language language, String setting) throws IOException {
        Workspace workspace = workspace(language, setting);
        WorkingTree tree = Workspace.value(WorkingTree.read(workspace.folder()));
        Stack stack = tree.manifest().stacks().stream()
                .filter(one -> one.template().startsWith("state-machines/"))
                .findFirst()
                .orElseThrow();
        var source = tree.text(stack.template());
        Resource machine = StackTemplate.of(stack, "aws", source, TemplateNode.read(source))
                .resources()
                .iterator()
                .next();
        String definition = machine.properties().json("Definition");
        // .ci/run shows it to a validator that others wrote.
        Files.createDirectories(DEFINITIONS);
        Files.writeString(
                DEFINITIONS.resolve((language.code() + "-" + setting).replaceAll("\\W+", "-") + ".json"), definition);
        PlayedDelivery delivery = PlayedDelivery.of(
                        "arn:aws:states:eu-west-1:111111111111:stateMachine:deliver", definition)
                .heardBy(RecordedEvaluations.ifAsked());
        return DeliveryProof.problems(
                delivery,
                INPUTS.stream().map(DeliveryProofTest::json).toList(),
                List.of("https://sqs.eu-west-1.amazonaws.com/111111111111/finding-relay-dead-letters"),
                workspace.organization().names().toldField(),
                workspace.organization().notifications().once());
    }

    private Workspace workspace(Language language, String setting) throws IOException {
        String accounts = """
            organization:
              adminAccount: "111111111111"
              homeRegion: eu-west-1
              regions: [eu-west-1]
            notifications:
              fallback: security
              language: %s
              %s
            owners:
              security: {name: Cloud security, contacts: [{email: security@example.com}]}
            accounts: []
            """.formatted(language.code(), setting);
        return Workspace.of(accounts, folder).render();
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package io.github.findingrelay.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.fixture.Emulator;
import io.github.findingrelay.fixture.RelayRun;
import io.github.findingrelay.fixture.RunningEmulator;
import io.github.findingrelay.fixture.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The chapter "The first day" of docs/setup.md, step by step. */
@Tag("scale")
class FirstDayTest {

    private static final String VENDOR = "444455556666";

    @RegisterExtension
    private static final RunningEmulator EMULATOR = new RunningEmulator();

    @TempDir
    Path workspace;

    private final RelayRun run = new RelayRun();

    @Test
    void whatWasThereBeforeTheRulesIsCountedArchivedAndTold() throws Exception {
        everythingIsDeployedAndNobodyIsNotified();
        analyzersHaveFoundWhatWasThereBefore();
        whoIsOutsideIsCounted();
        aRuleForTheVendorArchivesWhatIsThere();
        ownersAreRemindedOfTheRest();
        notificationsAreSwitchedOn();
    }

    private void everythingIsDeployedAndNobodyIsNotified() throws IOException {
        Workspace.of(ACCOUNTS, workspace).render();
        deployed();
        assertThat(rules()).contains("State: DISABLED");
    }

    private static void analyzersHaveFoundWhatWasThereBefore() throws Exception {
        EMULATOR.get().tell("findings", """
            [%s, %s, %s, %s, %s]""".formatted(
                finding(1, "arn:aws:s3:::exports", "222222222222", "\"AWS\": \"*\"", true),
                finding(2, "arn:aws:s3:::exports", "222222222222", "\"AWS\": \"%s\"".formatted(VENDOR), false),
                finding(
                        3,
                        "arn:aws:s3:::uploads",
                        "333333333333",
                        "\"AWS\": \"arn:aws:iam::%s:role/upload\"".formatted(VENDOR),
                        false),
                finding(4, "arn:aws:s3:::uploads", "333333333333", "\"AWS\": \"555566667777\"", false),
                finding(5, "arn:aws:s3:::data", "333333333333", "\"Federated\": \"accounts.google.com\"", false)));
    }

    private static String finding(int number, String bucket, String account, String principal, boolean isPublic) {
        return """
            {"analyzer": ["%s", "eu-west-1", "finding-relay-analyzers"], "id": "00000000-0000-4000-8000-00000000000%d",
             "resource": "%s", "resourceType": "AWS::S3::Bucket", "resourceOwnerAccount": "%s",
             "principal": {%s}, "isPublic": %s}""".formatted(Emulator.ACCOUNT, number, bucket, account, principal, isPublic);
    }

    private void whoIsOutsideIsCounted() throws IOException {
        JsonNode groups = summary().get("groups");

        assertThat(groups.at("/principal/0/key").asText()).isEqualTo("everybody");
        assertThat(groups.at("/principal/1/key").asText()).isEqualTo(VENDOR);
        assertThat(groups.at("/principal/1/findings").asInt()).isEqualTo(2);
        assertThat(groups.at("/principal/1/owners").asInt()).isEqualTo(2);
        Files.writeString(workspace.resolve("before.json"), run.out());
    }

    private void aRuleForTheVendorArchivesWhatIsThere() throws IOException {
        Path accounts = workspace.resolve("accounts.yaml");
        Files.writeString(accounts, Files.readString(accounts) + RULE);
        assertThat(relay("findings preview", "vendor-transfer")).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("archive rule vendor-transfer would hide 2 active findings: payments 1, research 1\n");
        new Workspace(workspace).render();
        deployed();

        assertThat(relay("findings list", "--summary", "--compare", before())).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("3 active findings, 1 public; ")
                .contains("\n0 new, 2 gone, 3 still open (")
                .doesNotContain(VENDOR);
    }

    private void ownersAreRemindedOfTheRest() throws Exception {
        assertThat(relay("remind", "--all")).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("1 open finding (1 public) in payments-prod")
                .contains("2 open findings in research")
                .contains("3 findings of 2 owners open for over 30 days")
                .contains("3 reminders would be sent");
        assertThat(EMULATOR.get().ask("published")).isEmpty();

        assertThat(relay("remind", "--all", "--execute")).as(run.out()).isEqualTo(ExitCode.DONE);

        JsonNode published = EMULATOR.get().ask("published");
        assertThat(published.findValuesAsText("topic"))
                .containsExactlyInAnyOrder(
                        "finding-relay-account-222222222222",
                        "finding-relay-account-333333333333",
                        "finding-relay-fallback");
        assertThat(published.findValuesAsText("message"))
                .noneMatch(message -> message.contains(VENDOR))
                .anyMatch(message -> message.contains("exports"))
                .anyMatch(message -> message.contains("accounts.google.com") && message.contains("555566667777"));
    }

    private void notificationsAreSwitchedOn() throws IOException {
        Path accounts = workspace.resolve("accounts.yaml");
        Files.writeString(accounts, Files.readString(accounts).replace("state: disabled", "state: enabled"));
        new Workspace(workspace).render();
        deployed();

        assertThat(rules()).doesNotContain("State: DISABLED");
        assertThat(relay("findings list", "--summary", "--compare", before())).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("\n0 new, 2 gone, 3 still open (");
    }

    private String before() {
        return workspace.resolve("before.json").toString();
    }

    private void deployed() {
        assertThat(relay("deploy", "--execute")).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    }

    private String rules() throws IOException {
        return Files.readString(workspace.resolve("generated/accounts/222222222222.yaml"));
    }

    private JsonNode summary() throws IOException {
        assertThat(relay("findings list", "--summary", "--format", "json"))
                .as(run.err())
                .isEqualTo(ExitCode.DONE);
        return new ObjectMapper().readTree(run.out());
    }

    private ExitCode relay(String command, String... arguments) {
        return run.in(workspace, command, arguments);
    }

    private static final String ACCOUNTS = """
      organization:
        adminAccount: "%s"
        homeRegion: eu-west-1
        regions: [eu-west-1]
      notifications:
        fallback: security
        state: disabled
      owners:
        security:
          name: Cloud security
          contacts: [{email: security@example.com}]
        payments:
          name: Payments team
          contacts: [{email: payments@example.com}]
        research:
          name: Research
          contacts: [{email: research@example.com}]
      accounts:
        - {id: "222222222222", name: payments-prod, owner: payments}
        - {id: "333333333333", name: research, owner: research}
      """.formatted(Emulator.ACCOUNT);

    private static final String RULE = """
      archiveRules:
        - name: vendor-transfer
          reason: The vendor moves files between our buckets, by contract.
          approvedBy: security
          match:
            resourceType: {eq: ["AWS::S3::Bucket"]}
            principal.AWS: {eq: ["444455556666", "arn:aws:iam::444455556666:role/upload"]}
      """;
}

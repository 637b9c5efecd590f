package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.deploy.ConfirmationMails.MailRecipient;
import io.github.findingrelay.deploy.Untold.Instead;
import io.github.findingrelay.diagnostic.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people and scripts read when a deployment has ended. */
class DeploymentTextTest {

    private static final Outcome FAILED = new Outcome(
            "relay-account-1",
            DeploymentResult.FAILED,
            Optional.of("payments"),
            List.of("UPDATE_ROLLBACK_COMPLETE", "Topic: refused by <@somebody>"));

    private static final ConfirmationMails MAILS = new ConfirmationMails(
            List.of(
                    new MailRecipient("payments@example.com", Optional.of("payments"), 2),
                    new MailRecipient("security@example.com", Optional.empty(), 1)),
            0);

    private static final DeploymentReport REPORT = new DeploymentReport(
            false,
            true,
            12,
            List.of(
                    new Untold("222222222222", Optional.of("payments"), Instead.NOBODY),
                    new Untold("333333333333", Optional.of("payments"), Instead.FALLBACK),
                    new Untold("444444444444", Optional.empty(), Instead.FALLBACK)),
            Optional.empty(),
            List.of(
                    FAILED,
                    Outcome.of("relay-account-2", DeploymentResult.NOT_RUN, "it is too many"),
                    Outcome.of("relay-foundation", DeploymentResult.UPDATED),
                    Outcome.of("relay-security-hub", DeploymentResult.UNCHANGED),
                    Outcome.of("relay-analyzers", DeploymentResult.UNCHANGED, "one is suspended")));

    @Test
    void theTextNamesWhatIsNotAsItWas() {
        assertThat(new DeploymentText(REPORT).text()).isEqualTo("""
            failed     relay-account-1 (payments)
                       UPDATE_ROLLBACK_COMPLETE
                       Topic: refused by <@somebody>
            not run    relay-account-2
                       it is too many
            updated    relay-foundation
            unchanged  relay-analyzers
                       one is suspended
            nobody is told at this moment of findings in 222222222222 (payments)
            only the fallback is told at this moment of findings in 333333333333 (payments), 444444444444
            1 failed, 1 not run, 1 updated, 2 unchanged
            """);
    }

    /** CloudFormation quotes what a resource's own code says, for example of a hook. */
    @Test
    void aReasonStaysOnItsLine() {
        Outcome hostile = Outcome.of(
                "relay-account-3",
                DeploymentResult.FAILED,
                "refused\r\n::error::a\u2028b\u009B2J\u202Ec\ndone       all");
        DeploymentReport report = new DeploymentReport(false, true, 0, List.of(), Optional.empty(), List.of(hostile));

        assertThat(new DeploymentText(report).text()).isEqualTo("""
            failed     relay-account-3
                       refused  ::error::a\uFFFDb\uFFFD2J\uFFFDc done       all
            1 failed
            """);
    }

    @Test
    void thePageMentionsNobody() {
        assertThat(new DeploymentText(REPORT).markdown()).isEqualTo("""
            ### Deployed

            1 failed, 1 not run, 1 updated, 2 unchanged.

            **nobody is told at this moment of findings in 222222222222 (payments)**

            **only the fallback is told at this moment of findings in 333333333333 (payments), 444444444444**

            | | stack | owner | |
            |---|---|---|---|
            | failed | relay-account-1 | payments | UPDATE\\_ROLLBACK\\_COMPLETE; Topic: refused by &lt;@\u200bsomebody> |
            | not run | relay-account-2 |  | it is too many |
            | updated | relay-foundation |  |  |
            | unchanged | relay-analyzers |  | one is suspended |
            """);
    }

    @Test
    void theJsonHasEverything() {
        assertThat(Json.write(new DeploymentReport(
                        true,
                        false,
                        3,
                        List.of(new Untold("222222222222", Optional.of("payments"), Instead.NOBODY)),
                        Optional.of(MAILS),
                        List.of(FAILED))))
                .isEqualTo("""
            {
              "dryRun": true,
              "guarded": false,
              "calls": 3,
              "untold": [
                {
                  "account": "222222222222",
                  "owner": "payments",
                  "told": "nobody"
                }
              ],
              "mails": {
                "recipients": [
                  {
                    "address": "payments@example.com",
                    "owner": "payments",
                    "mails": 2
                  },
                  {
                    "address": "security@example.com",
                    "mails": 1
                  }
                ],
                "unknown": 0
              },
              "outcomes": [
                {
                  "name": "relay-account-1",
                  "result": "failed",
                  "owner": "payments",
                  "reasons": [
                    "UPDATE_ROLLBACK_COMPLETE",
                    "Topic: refused by <@somebody>"
                  ]
                }
              ]
            }
            """);
        assertThat(Json.write(Outcome.of("relay-account-2", DeploymentResult.NOT_RUN)))
                .isEqualTo("{\n  \"name\": \"relay-account-2\",\n  \"result\": \"not run\",\n  \"reasons\": []\n}\n");
    }

    @Test
    void longListsAreShortenedButForWhatHasAReason() {
        DeploymentReport report = new DeploymentReport(
                true,
                false,
                0,
                List.of(),
                Optional.of(MAILS),
                Stream.concat(
                                IntStream.range(0, 25)
                                        .mapToObj(i -> Outcome.of("failed-" + i, DeploymentResult.FAILED, "x")),
                                IntStream.range(0, 600)
                                        .mapToObj(i -> Outcome.of("created-" + i, DeploymentResult.CREATED)))
                        .toList());

        String text = new DeploymentText(report).text();
        assertThat(text)
                .contains(
                        "failed       failed-24\n             x\n",
                        "would create created-19\nwould create … and 580 more\n")
                .doesNotContain("created-20")
                .endsWith("""
                        25 failed, would create 600
                        would send 3 confirmation mails
                          2 to payments@example.com (payments)
                          1 to security@example.com
                        """);

        assertThat(new DeploymentText(report).markdown())
                .startsWith("### What deploying would do\n")
                .contains("""
                        25 failed, would create 600.

                        would send 3 confirmation mails: 2 to payments@\u200bexample.com (payments), 1 to security@\u200bexample.com.
                        """)
                .contains("| would create | created-474 |")
                .doesNotContain("| created-475 |")
                .endsWith("\nand 125 more.\n");
    }

    @Test
    void nothingChangedIsSaidInOneLine() {
        DeploymentReport report = new DeploymentReport(
                false, false, 1, List.of(), Optional.empty(), List.of(Outcome.of("a", DeploymentResult.UNCHANGED)));

        assertThat(new DeploymentText(report).text()).isEqualTo("1 unchanged\n");
        assertThat(new DeploymentText(report).markdown()).isEqualTo("### Deployed\n\n1 unchanged.\n");
    }

    @Test
    void aFailureCountsForMoreThanAGuard() {
        assertThat(REPORT.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(new DeploymentReport(false, true, 1, List.of(), Optional.empty(), List.of()).exitCode())
                .isEqualTo(ExitCode.GUARDED);
        assertThat(new DeploymentReport(false, false, 1, List.of(), Optional.empty(), List.of()).exitCode())
                .isEqualTo(ExitCode.DONE);
    }
}

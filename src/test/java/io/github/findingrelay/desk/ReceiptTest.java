package io.github.findingrelay.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.diagnostic.Format;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final ReceiptEntry DONE = entry("id arn:aws:s3:::exports", ReceiptResult.DONE, "");
    private static final ReceiptEntry FAILED =
            entry("other\u001b[2J\u202e", ReceiptResult.FAILED, "not\u0007 authorized");

    /** Scripts and later versions read it. */
    @Test
    void itsJsonLeavesOutWhatIsNotSaid() {
        assertThat(receipt("", "", DONE).printed(Format.JSON)).isEqualTo("""
            {
              "command": "findings archive",
              "at": "2026-07-01T00:00:00Z",
              "account": "111122223333",
              "entries": [
                {
                  "action": "archive finding",
                  "account": "111122223333",
                  "region": "eu-west-1",
                  "subject": "id arn:aws:s3:::exports",
                  "result": "done"
                }
              ]
            }
            """);
        assertThat(receipt("arn:aws:iam::111122223333:role/x", "a reason", FAILED)
                        .printed(Format.JSON))
                .contains("\"caller\": \"arn:aws:iam::111122223333:role/x\",\n  \"reason\": \"a reason\"")
                .contains("\"result\": \"failed\",\n      \"detail\": \"not");
    }

    @Test
    void whatStrangersHaveNamedDoesNotDriveTheTerminal() {
        assertThat(receipt("", "", DONE, FAILED).printed(Format.TEXT)).isEqualTo("""
            done     eu-west-1       id
                     arn:aws:s3:::exports
            failed   eu-west-1       other\ufffd[2J\ufffd
                     not\ufffd authorized
            1 done, 1 failed
            """);
    }

    private static Receipt receipt(String caller, String reason, ReceiptEntry... entries) {
        return new Receipt(
                "findings archive",
                Instant.parse("2026-07-01T00:00:00Z"),
                "111122223333",
                caller,
                reason,
                List.of(entries));
    }

    private static ReceiptEntry entry(String subject, ReceiptResult result, String detail) {
        return new ReceiptEntry("archive finding", "111122223333", "eu-west-1", subject, result, detail);
    }
}

package io.github.findingrelay.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.findingrelay.diagnostic.Format;
import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.model.Labelled;
import java.time.Instant;
import java.util.List;

/**
 * What a command has changed in AWS, and what it could not change, as it is written down.
 *
 * @param command as it was called, for example {@code findings archive}
 * @param account that the credentials were of
 * @param caller ARN of whoever they were of, or empty
 * @param reason that somebody gave, or empty
 */
public record Receipt(
        String command,
        Instant at,
        String account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String caller,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String reason,
        List<ReceiptEntry> entries) {

    public Receipt {
        entries = List.copyOf(entries);
    }

    /** One that does not say who. */
    public Receipt(String command, Instant at, String account, String reason, List<ReceiptEntry> entries) {
        this(command, at, account, "", reason, entries);
    }

    /** How a change has ended. */
    public enum ReceiptResult implements Labelled {
        DONE,
        FAILED,
        /** On purpose; the detail says why. */
        SKIPPED,
        /** By a dry run: it would be done. */
        PLANNED
    }

    /**
     * One change.
     *
     * @param action for example {@code delete analyzer}
     * @param subject an ARN or a name
     * @param detail why it failed or was skipped, or empty
     */
    public record ReceiptEntry(
            String action,
            String account,
            String region,
            String subject,
            ReceiptResult result,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String detail) {}

    public long count(ReceiptResult result) {
        return entries.stream().filter(entry -> entry.result() == result).count();
    }

    /** How many have this detail. */
    public long count(String detail) {
        return entries.stream().filter(entry -> entry.detail().equals(detail)).count();
    }

    /** The entries for people, or all of it for scripts. */
    public String printed(Format format) {
        return format == Format.JSON ? Json.write(this) : ReceiptText.of(this);
    }
}

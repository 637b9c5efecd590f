package io.github.findingrelay.redeliver;

import io.github.findingrelay.desk.Delivery.DeliveredFinding;
import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.Labelled;
import io.github.findingrelay.model.Organization;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is done with something that was not delivered.
 *
 * @param detail why it was skipped or has failed, or what has been started, or empty
 */
record RedeliveryEntry(Undelivered what, RedeliveryAction action, ReceiptResult result, String detail) {

    /** What there is to do. */
    enum RedeliveryAction implements Labelled {
        REDELIVER,
        /** It has been delivered since. */
        DELETE_LETTER
    }

    static RedeliveryEntry planned(Undelivered what, RedeliveryAction action, String detail) {
        return new RedeliveryEntry(what, action, ReceiptResult.PLANNED, detail);
    }

    static RedeliveryEntry skipped(Undelivered what, String why) {
        return new RedeliveryEntry(what, RedeliveryAction.REDELIVER, ReceiptResult.SKIPPED, why);
    }

    /** The same where only the letter is left to be deleted. */
    RedeliveryEntry deletion() {
        return new RedeliveryEntry(what, RedeliveryAction.DELETE_LETTER, result, detail);
    }

    RedeliveryEntry ended(ReceiptResult how, String why) {
        return new RedeliveryEntry(what, action, how, why);
    }

    boolean isPlanned(RedeliveryAction which) {
        return is(which, ReceiptResult.PLANNED);
    }

    boolean is(RedeliveryAction which, ReceiptResult how) {
        return action == which && result == how;
    }

    /** With what nobody needs to be told of. */
    String remark() {
        return Stream.of(what.untold(), detail).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    ReceiptEntry receipt(Organization organization) {
        return new ReceiptEntry(
                action.inWords(),
                organization.adminAccount(),
                organization.homeRegion(),
                what.delivery().findings().stream().map(DeliveredFinding::about).collect(Collectors.joining("; ")),
                result,
                remark());
    }
}

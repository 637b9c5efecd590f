package io.github.findingrelay.redeliver;

import io.github.findingrelay.aws.AwsSession;
import io.github.findingrelay.desk.Executions;
import io.github.findingrelay.desk.Queues;

/** Who is asked, in the account and Region of the stacks. */
record RedeliveryServices(Queues queues, Letters letters, Executions executions, FindingRecords findings) {

    static RedeliveryServices of(AwsSession session) {
        return new RedeliveryServices(
                Queues.of(session), new AwsLetters(session), Executions.of(session), new AwsFindingRecords(session));
    }
}

package io.github.findingrelay.subscriptions;

import io.github.findingrelay.desk.Receipt.ReceiptEntry;
import io.github.findingrelay.desk.Receipt.ReceiptResult;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.request.RequestException;
import java.util.ArrayList;
import java.util.List;

/** What a repair has done, would do, and has not done. */
final class RepairEntries {

  private final Organization organization;
  private final boolean execute;
  private final List<ReceiptEntry> entries = new ArrayList<>();

  RepairEntries(Organization organization, boolean execute) {
    this.organization = organization;
    this.execute = execute;
  }

  List<ReceiptEntry> all() {
    return List.copyOf(entries);
  }

  boolean isExecuting() {
    return execute;
  }

  /** Does something, or says that it would be done. */
  void attempt(String action, Subscriber subscriber, String detail, Runnable call) {
    if (!execute) {
      add(action, subscriber, ReceiptResult.PLANNED, detail);
      return;
    }
    try {
      call.run();
      add(action, subscriber, ReceiptResult.DONE, detail);
    } catch (RequestException e) {
      add(action, subscriber, ReceiptResult.FAILED, String.valueOf(e.getMessage()));
    }
  }

  void add(String action, Subscriber subscriber, ReceiptResult result, String detail) {
    entries.add(
        new ReceiptEntry(
            action,
            organization.adminAccount(),
            organization.homeRegion(),
            "%s on %s".formatted(subscriber.address(), subscriber.topic().arn()),
            result,
            detail));
  }
}

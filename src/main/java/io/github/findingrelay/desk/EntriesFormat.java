package io.github.findingrelay.desk;

import io.github.findingrelay.diagnostic.Json;

/** How a command prints what it has changed. */
public enum EntriesFormat {
  TEXT {
    @Override
    public String print(Receipt receipt) {
      return EntriesText.of(receipt.entries());
    }
  },
  /** As the receipt has it. */
  JSON {
    @Override
    public String print(Receipt receipt) {
      return Json.write(Receipts.json(receipt));
    }
  };

  public abstract String print(Receipt receipt);
}

package io.github.findingrelay.cli;

import io.github.findingrelay.diagnostic.Json;
import io.github.findingrelay.operate.Receipt;

/** How a command prints what it has changed. */
enum EntriesFormat {
  TEXT {
    @Override
    String print(Receipt receipt) {
      return EntriesText.of(receipt.entries());
    }
  },
  /** As the receipt has it. */
  JSON {
    @Override
    String print(Receipt receipt) {
      return Json.write(Receipts.json(receipt));
    }
  };

  abstract String print(Receipt receipt);
}

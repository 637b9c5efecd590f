package io.github.findingrelay.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One emulator for all tests of a class, since each start takes a second. */
final class RunningEmulator implements BeforeAllCallback, AfterAllCallback {

  private @Nullable Emulator emulator;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    emulator = Emulator.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    if (emulator != null) {
      emulator.close();
    }
  }

  Emulator get() {
    return Objects.requireNonNull(emulator);
  }
}

package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.console.Printable;
import java.util.List;

/** Says which findings do not exist. */
final class UnknownTargets {

  private UnknownTargets() {}

  /**
   * Reports them.
   *
   * @return the exit code; done, if all exist
   */
  static ExitCode report(Console console, NamedFindings targets) {
    List<String> unknown = targets.unknown();
    for (String name : unknown) {
      console.problem("error: %s%n".formatted(message(name)));
    }
    reportGaps(console, targets.reading().gaps());
    if (unknown.isEmpty()) {
      return ExitCode.DONE;
    }
    return targets.reading().gaps().isEmpty() ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
  }

  static void reportGaps(Console console, List<FindingsReading.Gap> gaps) {
    for (FindingsReading.Gap gap : gaps) {
      console.problem(
          "! not read: %s of account %s: %s%n"
              .formatted(
                  String.join(", ", gap.regions()), gap.account(), Printable.of(gap.reason())));
    }
  }

  private static String message(String name) {
    if (name.startsWith("arn:")) {
      return "no finding about the resource '%s'".formatted(name);
    }
    return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? "no finding '%s'".formatted(name)
        : "'%s' is neither the id of a finding, such as 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d, nor the ARN of a resource"
            .formatted(name);
  }
}

package io.github.findingrelay.routing;

import io.github.findingrelay.console.Printable;

/** The way of an event, for people. */
public final class TraceText {

  private TraceText() {}

  public static String of(String file, Trace trace) {
    StringBuilder text = new StringBuilder();
    text.append(Printable.of(file + ": " + trace.event())).append('\n');
    trace.rules().forEach(step -> append(text, step));
    if (!trace.isDelivered()) {
      text.append("  nobody is notified\n");
    }
    trace.nearest().ifPresent(nearest -> append(text, nearest));
    return text.append('\n').toString();
  }

  private static void append(StringBuilder text, Trace.Step step) {
    text.append("  rule %s on bus %s (%s)%n".formatted(step.rule(), step.bus(), step.place()));
    for (Trace.Sending sending : step.targets()) {
      text.append("    target %s: %s%n".formatted(sending.target(), sending.to()));
      sending
          .recipients()
          .forEach(recipient -> text.append("      to ").append(recipient).append('\n'));
      sending
          .message()
          .ifPresent(
              message ->
                  message
                      .lines()
                      .forEach(
                          line -> text.append("      | ").append(Printable.of(line)).append('\n')));
    }
  }

  private static void append(StringBuilder text, Trace.Obstacle nearest) {
    text.append("  the nearest rule is %s (%s):%n".formatted(nearest.rule(), nearest.place()));
    nearest
        .reasons()
        .forEach(reason -> text.append("    ").append(Printable.of(reason)).append('\n'));
  }
}

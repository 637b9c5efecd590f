package io.github.findingrelay.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One workflow command a diagnostic: {@code ::error file=…,line=…,col=…,title=…::MESSAGE}.
 *
 * <p>GitHub ends a command at a line break and splits properties at colons and commas, hence the
 * escapes, which are those of its own toolkit.
 */
final class GitHubReport {

  private GitHubReport() {}

  static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(GitHubReport::command).collect(Collectors.joining());
  }

  private static String command(Diagnostic diagnostic) {
    SourceLocation at = diagnostic.location();
    String place = at.line() == 0 ? "" : ",line=" + at.line() + ",col=" + at.column();
    return "::%s file=%s%s,title=%s::%s%n"
        .formatted(
            diagnostic.severity().label(),
            property(at.file()),
            place,
            property(diagnostic.rule()),
            data(text(diagnostic)))
        .replace("\r\n", "\n");
  }

  private static String text(Diagnostic diagnostic) {
    List<String> lines = new ArrayList<>(List.of(diagnostic.message()));
    lines.addAll(diagnostic.notes());
    return String.join("\n", lines);
  }

  private static String data(String value) {
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String value) {
    return data(value).replace(":", "%3A").replace(",", "%2C");
  }
}

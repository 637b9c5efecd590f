package io.github.findingrelay.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Stream<String> lines = Stream.concat(Stream.of(diagnostic.message()), diagnostic.notes().stream());
        return "::%s file=%s%s,title=%s::%s\n"
                .formatted(
                        diagnostic.severity().label(),
                        property(at.file()),
                        place,
                        property(diagnostic.rule()),
                        data(lines.collect(Collectors.joining("\n"))));
    }

    private static String data(String value) {
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }
}

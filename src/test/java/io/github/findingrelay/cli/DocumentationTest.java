package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.fixture.RelayRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents say of commands, options and each other. */
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(#[^)]+)?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z-]+)  ");
    private static final Pattern RELAY = Pattern.compile("\\./relay ([a-z-]+)");

    /** Of other programs that the documents call. */
    private static final Set<String> OF_OTHERS = Set.of(
            "--stack-name",
            "--template-file",
            "--capabilities",
            "--parameter-overrides",
            "--role-name",
            "--key-id",
            "--resource-type-filters",
            "--jq",
            "--allow-unrelated-histories",
            "--diff-filter",
            "--name-only",
            "--no-commit",
            "--no-ff",
            "--repo",
            "--tags",
            "--no-enable-termination-protection",
            "--tag-filters",
            "--no-enable-default-standards");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> top = Files.list(Path.of(""))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(document)).results().toList()) {
                Path folder = document.toAbsolutePath().getParent();
                Path target = link.group(1).isEmpty()
                        ? document
                        : Objects.requireNonNull(folder).resolve(link.group(1)).normalize();
                String anchor = link.group(2);
                if (!Files.exists(target) || (anchor != null && !anchors(target).contains(anchor.substring(1)))) {
                    dead.add(document + ": " + link.group());
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    /** As GitHub makes them. */
    private static Set<String> anchors(Path document) throws IOException {
        String text = Files.readString(document);
        Stream<String> headings = HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'));
        Stream<String> anchors = ANCHOR.matcher(text).results().map(anchor -> anchor.group(1));
        return Stream.concat(headings, anchors).collect(Collectors.toSet());
    }

    @Test
    void everyOptionThatIsNamedExists() throws IOException {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        known.addAll(options(help("")));
        helps().values().forEach(help -> known.addAll(options(help)));
        Set<String> unknown = new TreeSet<>();
        for (Path document : documents()) {
            options(Files.readString(document)).stream()
                    .filter(option -> !known.contains(option))
                    .forEach(option -> unknown.add(document + ": " + option));
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyCommandHasTheCommonOptions() {
        helps().forEach((command, help) -> assertThat(help).as(command).contains("-C=DIR", "--color=WHEN", "--help"));
    }

    @Test
    void everyCommandIsInBothReadmesAndNoOther() throws IOException {
        for (String readme : List.of("README.md", "README.ja.md")) {
            String text = Files.readString(Path.of(readme));
            assertThat(commands()).allMatch(command -> text.contains(command), readme);
            assertThat(RELAY.matcher(text)
                            .results()
                            .map(match -> match.group(1))
                            .toList())
                    .as(readme)
                    .isSubsetOf(commands());
        }
    }

    private static List<String> commands() {
        return listed(help(""));
    }

    /** What each command says that is not a group of others. */
    private static Map<String, String> helps() {
        Map<String, String> helps = new TreeMap<>();
        for (String command : commands()) {
            String help = help(command);
            List<String> subcommands = listed(help);
            subcommands.forEach(sub -> helps.put(command + " " + sub, help(command + " " + sub)));
            if (subcommands.isEmpty()) {
                helps.put(command, help);
            }
        }
        return helps;
    }

    private static List<String> listed(String help) {
        return COMMAND.matcher(help).results().map(match -> match.group(1)).toList();
    }

    private static String help(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.removeIf(String::isEmpty);
        arguments.add("--help");
        RelayRun relay = new RelayRun();
        relay.run(Map.of(), arguments);
        return relay.out();
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}

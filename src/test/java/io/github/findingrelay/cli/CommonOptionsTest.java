package io.github.findingrelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.fixture.BesideOthers;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An option of one name is the same option in every command. */
@BesideOthers
class CommonOptionsTest {

    /** Those that differ, each with the reason. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            Map.entry("relay accounts add --owner", "of the account that is added, which has one"),
            Map.entry("relay accounts add --name", "of the account that is added"),
            Map.entry("relay analyzers list --name", "which are listed"),
            Map.entry("relay analyzers delete --name", "which are deleted, so that it has to be exact"),
            Map.entry("relay analyzers delete --type", "of analyzers, not of resources"),
            Map.entry("relay findings list --type", "of resources, not of analyzers"),
            Map.entry("relay analyzers delete --max", "says what is not done"),
            Map.entry("relay redeliver --max", "says what is not done"),
            Map.entry("relay redeliver --wait", "has another default"),
            Map.entry("relay notify-test --wait", "has another default"),
            Map.entry("relay deploy --max-concurrency", "counts stacks, not calls"),
            Map.entry("relay analyzers list --max-concurrency", "counts calls, not stacks"),
            Map.entry("relay analyzers delete --max-concurrency", "counts calls, not stacks"),
            Map.entry("relay analyzers list --role", "is assumed by default"),
            Map.entry("relay analyzers delete --role", "is assumed by default"),
            Map.entry("relay subscriptions list --all", "leaves nothing out, of subscriptions"),
            Map.entry("relay remind --all", "leaves nothing out, of findings"),
            Map.entry("relay findings list --all-regions", "lists"),
            Map.entry("relay findings archive --all-regions", "changes"),
            Map.entry("relay findings reopen --all-regions", "changes"),
            Map.entry("relay findings list --compare", "with figures"),
            Map.entry("relay remind --compare", "with a receipt"),
            Map.entry("relay validate --strict", "on warnings"),
            Map.entry("relay status --strict", "on contacts"),
            Map.entry("relay coverage --strict", "on anything"),
            Map.entry("relay init --owner-tag", "before there are owners"),
            Map.entry("relay accounts import --owner-tag", "names owners that there are"),
            Map.entry("relay init --region", "the home Region, which no file says yet"),
            Map.entry("relay init --dry-run", "a file is changed, not AWS"),
            Map.entry("relay accounts add --dry-run", "a file is changed, not AWS"),
            Map.entry("relay accounts import --dry-run", "a file is changed, not AWS"));

    private final Map<String, Map<String, List<String>>> meanings = new TreeMap<>();
    private final Set<String> all = new TreeSet<>();

    CommonOptionsTest() {
        collect(relay());
    }

    private static CommandSpec relay() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return CommandTree.of(new Console(InputStream.nullInputStream(), nowhere, nowhere, false, Map.of()))
                .getCommandSpec();
    }

    private void collect(CommandSpec command) {
        for (OptionSpec option : command.options()) {
            String place = command.qualifiedName() + " " + option.longestName();
            all.add(place);
            if (!DIFFERENT.containsKey(place)) {
                meanings.computeIfAbsent(option.longestName(), name -> new TreeMap<>())
                        .computeIfAbsent(meaning(option), meaning -> new ArrayList<>())
                        .add(place);
            }
        }
        command.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::collect);
    }

    /** What help says, and what the parser takes. Formats differ, and say so themselves. */
    private static String meaning(OptionSpec option) {
        String words = option.longestName().equals("--format") ? "" : String.join(" ", option.description());
        return "%s %s arity %s split '%s': %s"
                .formatted(
                        Arrays.toString(option.names()),
                        option.paramLabel(),
                        option.arity(),
                        option.splitRegex(),
                        words);
    }

    @Test
    void anOptionHasTheSameNamesLabelArityAndWordsInEveryCommand() {
        assertThat(meanings).allSatisfy((name, all) -> assertThat(all).as(name).hasSize(1));
    }

    @Test
    void everyExceptionIsOfAnOptionThatThereIs() {
        assertThat(all).containsAll(DIFFERENT.keySet());
    }

    @Test
    void whatFiltersTakesSeveralValues() {
        assertThat(meanings.keySet()).contains("--owner", "--account", "--region");
        Stream.of("--owner", "--account", "--region")
                .forEach(name -> assertThat(
                                Objects.requireNonNull(meanings.get(name)).keySet())
                        .allMatch(each -> each.contains("split ','")));
    }

    @Test
    void everyCommandHasHelpAndVersion() {
        assertThat(all.stream().filter(place -> place.endsWith(" --version")).count())
                .isEqualTo(
                        all.stream().filter(place -> place.endsWith(" --help")).count())
                .isEqualTo(all.stream().filter(place -> place.endsWith(" -C")).count())
                .isGreaterThan(30);
    }

    @Test
    void whatCanBeExecutedCanBeLeftAlone() {
        all.stream()
                .filter(place -> place.endsWith(" --execute"))
                .forEach(place -> assertThat(all).contains(place.replace("--execute", "--dry-run")));
    }

    @Test
    void everyCommandHasALineInTheListOfCommands() {
        assertThat(all.stream()
                        .map(place -> place.substring(0, place.lastIndexOf(' ')))
                        .distinct()
                        .map(CommonOptionsTest::header))
                .allMatch(header -> !header.isEmpty() && header.length() <= 64);
    }

    private static String header(String path) {
        CommandSpec command = relay();
        for (String name : path.split(" ", -1)) {
            command = name.equals("relay")
                    ? command
                    : Objects.requireNonNull(command.subcommands().get(name)).getCommandSpec();
        }
        return command.parent() == null
                ? "All."
                : String.join(" ", command.usageMessage().header());
    }

    @Test
    void everyCommandIsListedInOneGroupOfTheHelp() {
        List<String> listed =
                CommandGroups.all().values().stream().flatMap(List::stream).toList();
        assertThat(listed)
                .doesNotHaveDuplicates()
                .containsAll(relay().subcommands().keySet());
    }
}

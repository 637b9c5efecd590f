package io.github.findingrelay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A document in English or Japanese, and what of it does not depend on the language. */
final class WrittenDocument {

    private static final Pattern CODE = Pattern.compile("(?ms)^( *)```(\\w*)\n(.*?)^\\1```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]+)\"");
    private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.*)$");
    private static final Path JAPANESE = Path.of("docs/ja");

    private final Path file;
    private final String text;

    WrittenDocument(Path file) throws IOException {
        this.file = file;
        this.text = ReferenceTest.MADE.matcher(Files.readString(file)).replaceAll("");
    }

    static Path inJapanese(Path english) {
        return english.startsWith("docs")
                ? JAPANESE.resolve(english.getFileName())
                : Path.of(english.toString().replace(".md", ".ja.md"));
    }

    private static Path inEnglish(Path file) {
        return file.startsWith(JAPANESE)
                ? Path.of("docs").resolve(file.getFileName())
                : Path.of(file.toString().replace(".ja.md", ".md"));
    }

    /** The lines of each block of commands or keys, without remarks. */
    List<List<String>> code() {
        return CODE.matcher(text)
                .results()
                .filter(block -> Stream.of("sh", "yaml").anyMatch(block.group(2)::equals))
                .map(block -> block.group(3)
                        .lines()
                        .map(line -> line.replaceFirst("(^|\\s+)# .*", ""))
                        .toList())
                .toList();
    }

    /** For each section what it has, in words that are the same in both languages. */
    String outline() throws IOException {
        StringBuilder outline = new StringBuilder();
        for (String section : text.split("(?m)^(?=#+ )", -1)) {
            outline.append(outlined(section)).append('\n');
        }
        return outline.toString();
    }

    private String outlined(String section) throws IOException {
        String prose = CODE.matcher(section).replaceAll("");
        List<String> links = new ArrayList<>();
        for (String link : found(LINK, prose)) {
            links.add(link.startsWith("https:") ? link : target(link));
        }
        links.removeIf(link -> link.equals(inEnglish(file).toString()) || link.startsWith(inEnglish(file) + "#"));
        links.sort(String::compareTo);
        return String.join(
                "\n",
                HEADING.matcher(section)
                        .results()
                        .map(heading -> heading.group(1))
                        .collect(Collectors.joining()),
                "blocks: "
                        + CODE.matcher(section)
                                .results()
                                .map(block -> block.group(2))
                                .toList(),
                "rows: " + count("(?m)^ *\\|", prose),
                "points: " + count("(?m)^ *- ", prose),
                "steps: " + count("(?m)^ *\\d+\\. ", prose),
                "links: " + links,
                "pictures: "
                        + found(PICTURE, prose).stream()
                                .map(picture -> picture.replace("-ja.", "-en."))
                                .toList(),
                "code: " + new TreeSet<>(found(SPAN, prose)),
                "");
    }

    /** Links to documents that are there in Japanese, too; what is made of the code is in English only. */
    List<String> linksToEnglish() throws IOException {
        List<String> links = new ArrayList<>();
        for (String link : found(LINK, CODE.matcher(text).replaceAll(""))) {
            if (!link.startsWith("https:") && !link.startsWith("#") && !leadsToMade(link)) {
                links.add(link);
            }
        }
        return links.stream()
                .map(link -> place(link.replaceFirst("#.*", "")))
                .filter(path -> inEnglish(path).equals(path) && !path.equals(inEnglish(file)))
                .filter(path -> path.toString().endsWith(".md") && Files.exists(inJapanese(path)))
                .map(Path::toString)
                .toList();
    }

    /** A document by its name in English, and which of its headings. */
    private String target(String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path path = parts[0].isEmpty() ? file : place(parts[0]);
        return inEnglish(path) + (parts.length == 1 ? "" : "#" + heading(path, parts[1]));
    }

    private boolean leadsToMade(String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path path = place(parts[0]);
        return parts.length == 2
                && heading(path, parts[1]) >= 0
                && !anchors(ReferenceTest.MADE.matcher(Files.readString(path)).replaceAll(""))
                        .contains(parts[1]);
    }

    private Path place(String link) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return Path.of("").toAbsolutePath().relativize(folder.resolve(link).normalize());
    }

    private static int heading(Path path, String anchor) throws IOException {
        return anchors(Files.readString(path)).indexOf(anchor);
    }

    private static List<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(2).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static long count(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().count();
    }
}

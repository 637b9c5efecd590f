package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as people write it: {@code Subject:} and {@code Title:}, paragraphs, a table of lines
 * {@code - Name: value}, and numbered steps.
 *
 * @param subject of the mail
 * @param title of the card in chat
 */
record MessageFile(
        MessageText subject,
        MessageText title,
        List<MessageText> paragraphs,
        List<MessageText> table,
        List<MessageText> steps) {

    private static final String SUBJECT = "Subject: ";
    private static final String TITLE = "Title: ";
    private static final String ROW = "- ";
    private static final String STEP = "\\d+\\. .*";

    /** What people write who mean a row, such as {@code * row}; a pair of asterisks is none. */
    private static final Pattern NEARLY_ROW = Pattern.compile("[\\s\u3000]*(-|[•・]|[*+‐–—−－](?=[\\s\u3000]|$))");

    /** What people write who mean a step, such as {@code 2) step}; {@code 2.5 hours} is none. */
    private static final Pattern NEARLY_STEP =
            Pattern.compile("[\\s\u3000]*([(（]?[0-9０-９]{1,2}\\s?(?:[)）、．]|\\.(?![0-9])))");

    private static final Pattern HEAD = Pattern.compile("(Subject|Title):");

    /** SNS takes fewer than 100 characters. */
    private static final int SUBJECT_LENGTH = 99;

    MessageFile {
        paragraphs = List.copyOf(paragraphs);
        table = List.copyOf(table);
        steps = List.copyOf(steps);
    }

    /**
     * Reads a message.
     *
     * @param placeholders that it may use
     * @throws InvalidTemplateException with all that is wrong
     */
    static MessageFile read(SourceText source, Placeholders placeholders) {
        return new Reader(source, placeholders).read();
    }

    /**
     * What a message may name.
     *
     * @param always those that always have a value
     * @param first of these the one to begin a subject with
     */
    record Placeholders(Set<String> names, Set<String> always, String first) {
        Placeholders {
            names = Set.copyOf(names);
            always = Set.copyOf(always);
        }
    }

    /** Sorts the lines of a file into its parts. */
    private static final class Reader {

        private final SourceText source;
        private final Placeholders placeholders;
        private final List<Diagnostic> problems = new ArrayList<>();
        private Optional<MessageText> subject = Optional.empty();
        private Optional<MessageText> title = Optional.empty();
        private final List<MessageText> paragraphs = new ArrayList<>();
        private final List<MessageText> table = new ArrayList<>();
        private final List<MessageText> steps = new ArrayList<>();

        Reader(SourceText source, Placeholders placeholders) {
            this.source = source;
            this.placeholders = placeholders;
        }

        MessageFile read() {
            String[] lines = source.text().split("\n", -1);
            head(lines[0].stripTrailing(), lines.length > 1 ? lines[1].stripTrailing() : "", lines[0].length() + 1);
            int start = 0;
            for (int i = 0; i < lines.length; i++) {
                if (i > 1) {
                    add(start, lines[i].stripTrailing());
                }
                start += lines[i].length() + 1;
            }
            if (paragraphs.isEmpty() || steps.isEmpty()) {
                problem(0, "a message has 'Subject: …', 'Title: …', a text, and steps '1. …'");
            }
            MessageText none = new MessageText(List.of());
            if (!problems.isEmpty()) {
                throw new InvalidTemplateException(problems);
            }
            return new MessageFile(subject.orElse(none), title.orElse(none), paragraphs, table, steps);
        }

        private void head(String first, String second, int secondStart) {
            boolean subjectIsFirst = first.startsWith(SUBJECT);
            if (subjectIsFirst && second.startsWith(TITLE)) {
                subject = Optional.of(text(0, first, SUBJECT.length()));
                title = Optional.of(text(secondStart, second, TITLE.length()));
                subject.ifPresent(text -> checkSubject(first, text));
            } else {
                problem(
                        subjectIsFirst ? Math.min(secondStart, source.text().length()) : 0,
                        "the first two lines of a message are 'Subject: …' and 'Title: …', in this order");
            }
        }

        private void checkSubject(String line, MessageText text) {
            MessageText.firstNotAscii(line)
                    .ifPresent(at -> problem(at, "SNS takes only ASCII characters in the subject of a mail"));
            if (!text.beginsVisibly(placeholders.always())) {
                problem(
                        SUBJECT.length(),
                        "a subject must not begin with a space, or with what may be left out: SNS would refuse the"
                                + " mail; begin it with a word, or with {%s}".formatted(placeholders.first()));
            }
            if (text.fixedLength() > SUBJECT_LENGTH) {
                problem(
                        SUBJECT.length(),
                        "a subject has at most %d characters, and this one has %d without its placeholders"
                                .formatted(SUBJECT_LENGTH, text.fixedLength()));
            }
        }

        private void add(int start, String line) {
            if (line.startsWith(ROW)) {
                table.add(text(start, line, ROW.length()));
            } else if (line.matches(STEP)) {
                steps.add(text(start, line, line.indexOf(' ') + 1));
            } else if (!line.isBlank()) {
                checkParagraph(start, line);
                paragraphs.add(text(start, line, 0));
            }
        }

        /** A slip of the pen must not move a step up among the paragraphs. */
        private void checkParagraph(int start, String line) {
            Matcher row = NEARLY_ROW.matcher(line);
            Matcher step = NEARLY_STEP.matcher(line);
            if (row.lookingAt()) {
                problem(
                        start,
                        "'%s' does not begin a row; '- ' and a text does, without spaces before it"
                                .formatted(row.group(1)));
            } else if (step.lookingAt()) {
                problem(
                        start,
                        "'%s' does not begin a step; '1. ' and a text does, without spaces before it"
                                .formatted(step.group(1)));
            } else if (subject.isPresent() && HEAD.matcher(line).lookingAt()) {
                problem(
                        start,
                        "'%s' stands only in the first two lines, once each"
                                .formatted(line.substring(0, line.indexOf(':') + 1)));
            }
        }

        private MessageText text(int start, String line, int from) {
            return MessageText.read(source, start + from, line.substring(from), placeholders.names(), problems);
        }

        private void problem(int start, String message) {
            problems.add(source.errorAt(start, message, MessageText.FORM));
        }
    }
}

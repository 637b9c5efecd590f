package io.github.findingrelay.generate;

import freemarker.template.TemplateModel;
import io.github.findingrelay.config.Suggestion;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.OneLine;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Help;
import io.github.findingrelay.model.KnownPrincipals;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The messages of one language, as the expressions of which its state machine consists. */
final class Messages {

    /** A message in the folder of each language. */
    private enum Kind {
        EXTERNAL,
        UNUSED,
        OTHER,
        FALLBACK,
        FORGED;

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".txt";
        }

        /** The state that puts it together. */
        String state() {
            return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        }
    }

    private static final String PHRASES = "phrases.txt";
    private static final String ALARM = "alarm.txt";
    private static final String ENDING = ".txt";
    private static final String QUEUE = "queue";

    /** CloudWatch's limit for the description of an alarm. */
    private static final int MAX_ALARM = 1_024;

    /** What the alarm may name, as long as it is with a prefix of 32 characters. */
    private static final Map<String, String> LONGEST = Map.of(QUEUE, "q".repeat(45), "stateMachines", "m".repeat(88));

    private final Templates templates;
    private final Language language;
    private final Organization organization;
    private final MessageValues values;
    private final Phrases phrases;

    Messages(Templates templates, Language language, Organization organization) {
        this.templates = templates;
        this.language = language;
        this.organization = organization;
        this.phrases = phrases(templates, language);
        this.values = new MessageValues(constants(organization, phrases));
    }

    /** Who administers, and where owners turn to. */
    static Map<String, String> constants(Organization organization, Phrases phrases) {
        Map<String, String> constants = new HashMap<>();
        constants.put(
                "administrator",
                OneLine.of(organization.notifications().fallback().name()));
        constants.put("help", help(organization, phrases, constants));
        return constants;
    }

    /** Reads every file of a language by itself, so that the mistakes of all can be told at once. */
    static List<Runnable> readings(Templates templates, Language language) {
        List<Runnable> readings = new ArrayList<>();
        readings.add(() -> phrases(templates, language));
        for (Kind kind : Kind.values()) {
            readings.add(() -> read(templates, language, kind));
        }
        readings.add(() -> alarm(templates, language, LONGEST));
        readings.addAll(ReminderWords.readings(templates, language));
        readings.add(() -> rejectOthers(templates, language));
        return readings;
    }

    /** A file of another name is read by nobody: whoever has written it thinks otherwise. */
    private static void rejectOthers(Templates templates, Language language) {
        List<String> known = Stream.concat(
                        Stream.of(PHRASES, ALARM, ReminderWords.MESSAGE, ReminderWords.PHRASES),
                        Arrays.stream(Kind.values()).map(Kind::file))
                .map(Messages::withoutEnding)
                .sorted()
                .toList();
        List<Diagnostic> problems = templates.files("messages/" + language.code()).stream()
                .filter(file -> file.toLowerCase(Locale.ROOT).endsWith(ENDING))
                .filter(file -> !file.endsWith(ENDING) || !known.contains(withoutEnding(file)))
                .map(file -> notRead(path(language, file), file, known))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidTemplateException(problems);
        }
    }

    private static Diagnostic notRead(String path, String file, List<String> known) {
        String hint = Suggestion.closest(withoutEnding(file), known)
                .map(name -> "did you mean '%s'?".formatted(name + ENDING))
                .orElseGet(() -> "there are " + String.join(ENDING + ", ", known) + ENDING);
        return Diagnostic.error(
                TemplateFiles.place(path),
                "no message is called '%s'; %s".formatted(file, hint),
                "message.unknown-file");
    }

    private static String withoutEnding(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    static Phrases phrases(Templates templates, Language language) {
        return Phrases.read(templates.text(path(language, PHRASES)), language);
    }

    private static MessageFile read(Templates templates, Language language, Kind kind) {
        return MessageFile.read(templates.text(path(language, kind.file())), MessageValues.ofMessage());
    }

    static String path(Language language, String file) {
        return "messages/" + language.code() + "/" + file;
    }

    private static String help(Organization organization, Phrases phrases, Map<String, String> constants) {
        Optional<Help> help = organization.notifications().help();
        return help.map(where -> Stream.of(where.text().map(OneLine::of), where.url())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")))
                .orElseGet(() -> phrases.get("help").filled(constants));
    }

    /** For the templates. */
    Map<String, Object> view() {
        rejectOthers(templates, language);
        Phrases ascii = phrases(templates, Language.EN);
        return Map.of(
                "code",
                language.code(),
                "stateMachine",
                organization.names().delivery(language),
                "phrases",
                markup(phrases.expressions(values)),
                "subjectPhrases",
                markup(ascii.expressions(values)),
                "vendors",
                EscapedText.markup(vendors()),
                "messages",
                Arrays.stream(Kind.values()).map(this::message).toList());
    }

    /** What the alarm says. */
    static String alarm(Templates templates, Language language, Map<String, String> constants) {
        return alarm(templates.text(path(language, ALARM))).filled(constants);
    }

    /** Reads what the alarm says. */
    static MessageText alarm(SourceText source) {
        List<Diagnostic> problems = new ArrayList<>();
        int start = source.text().length() - source.text().stripLeading().length();
        MessageText text = MessageText.read(source, start, source.text().strip(), LONGEST.keySet(), problems);
        int length = text.filled(LONGEST).length();
        if (problems.isEmpty() && !text.mentions(QUEUE)) {
            problems.add(
                    source.error(1, 1, "an alarm names {queue}, where what is undelivered lies", MessageText.FORM));
        }
        if (length > MAX_ALARM) {
            problems.add(source.error(
                    1,
                    1,
                    "the alarm has %,d characters with the longest names; CloudWatch takes %,d"
                            .formatted(length, MAX_ALARM),
                    MessageText.FORM));
        }
        if (!problems.isEmpty()) {
            throw new InvalidTemplateException(problems);
        }
        return text;
    }

    private Map<String, Object> message(Kind kind) {
        MessageFile file = read(templates, language, kind);
        Map<String, String> parts = new TreeMap<>(Map.of(
                "subject", file.subject().expression(values::inSubject),
                "title", file.title().expression(values::inText),
                "text", "$join(%s, '\\n\\n')".formatted(list(file.paragraphs())),
                "table", "$join(%s, '\\n')".formatted(list(file.table())),
                "steps", list(file.steps())));
        Map<String, Object> view = new HashMap<>(markup(parts));
        view.put("state", kind.state());
        return view;
    }

    /** A list of the texts of which no value is missing. */
    private String list(List<MessageText> texts) {
        return texts.stream()
                .map(text -> text.ifComplete(values::inText, MessageValues.ALWAYS))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The accounts that archive rules know as principals, by what their rule is called. */
    private String vendors() {
        return KnownPrincipals.of(organization.archiveRules()).entrySet().stream()
                .map(entry -> JsonataText.quoted(entry.getKey()) + ": " + JsonataText.quoted(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Map<String, TemplateModel> markup(Map<String, String> expressions) {
        return expressions.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> EscapedText.markup(entry.getValue())));
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of reminders in one language; no state machine has them. */
public final class ReminderWords {

    static final String MESSAGE = "reminder.txt";
    static final String PHRASES = "reminder-phrases.txt";

    private static final String TYPE = "type.";
    private static final String TYPES = ReminderValues.TYPES;
    private static final String OTHER = "other";

    private final Language language;
    private final MessageFile message;
    private final Phrases phrases;
    private final Phrases common;
    private final Map<String, String> constants;

    /** Which phrase says what a resource is, by the letters and digits of the type's name. */
    private final Map<String, String> types = new HashMap<>();

    private ReminderWords(Templates templates, Language language, Organization organization) {
        this.language = language;
        this.message = message(templates, language);
        this.phrases = phrases(templates, language);
        this.common = Messages.phrases(templates, language);
        this.constants = Messages.constants(organization, common);
        common.texts().keySet().stream()
                .filter(key -> key.startsWith(TYPE))
                .forEach(key -> types.put(spelling(key.substring(TYPE.length())), key));
        phrases.texts().keySet().stream()
                .filter(key -> key.startsWith(TYPES))
                .forEach(key -> types.put(TYPES + spelling(key.substring(TYPES.length())), key));
    }

    /** A message with its values, without the lines of which one is missing. */
    public record Parts(String title, List<String> paragraphs, List<String> rows, List<String> steps) {
        public Parts {
            paragraphs = List.copyOf(paragraphs);
            rows = List.copyOf(rows);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Reads them.
     *
     * @param workspace the folder that holds templates/
     */
    public static Checked<ReminderWords> read(Path workspace, Organization organization, Language language) {
        List<Diagnostic> problems = new ArrayList<>();
        try {
            Templates templates = Templates.of(workspace);
            templates.rejectUnknown();
            readings(templates, language).forEach(reading -> Templates.collect(reading, problems));
            return problems.isEmpty()
                    ? Checked.valid(new ReminderWords(templates, language, organization))
                    : new Checked.Invalid<>(problems);
        } catch (InvalidTemplateException e) {
            return new Checked.Invalid<>(e.problems());
        }
    }

    /** Reads each file by itself, so that the mistakes of all can be told at once. */
    static List<Runnable> readings(Templates templates, Language language) {
        return List.of(() -> message(templates, language), () -> phrases(templates, language));
    }

    private static MessageFile message(Templates templates, Language language) {
        return MessageFile.read(templates.text(Messages.path(language, MESSAGE)), ReminderValues.ofMessage());
    }

    private static Phrases phrases(Templates templates, Language language) {
        return Phrases.read(templates.text(Messages.path(language, PHRASES)), language, ReminderValues.PHRASES);
    }

    public Language language() {
        return language;
    }

    /** The message but for its subject. */
    public Parts message(Map<String, String> values) {
        Map<String, String> all = withConstants(values);
        return new Parts(
                message.title().filled(all),
                complete(message.paragraphs(), all),
                complete(message.table(), all),
                complete(message.steps(), all));
    }

    /** The subject of a mail: in ASCII if the values are. */
    public String subject(Map<String, String> values) {
        return message.subject().filled(withConstants(values));
    }

    private Map<String, String> withConstants(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(constants);
        all.putAll(values);
        return all;
    }

    private static List<String> complete(List<MessageText> texts, Map<String, String> values) {
        return texts.stream()
                .map(text -> text.ifComplete(values))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A phrase of reminders. */
    public String phrase(String key, Map<String, String> values) {
        return phrases.get(key).filled(values);
    }

    /** A phrase that notifications have, too. */
    public String commonPhrase(String key, Map<String, String> values) {
        return common.get(key).filled(values);
    }

    /** What a resource is, by CloudFormation's name of its type. */
    public String type(String name) {
        return common.get(types.getOrDefault(spelling(name), TYPE + OTHER)).filled(Map.of("assetType", name));
    }

    /** The same of several. */
    public String types(String name) {
        String key = types.getOrDefault(TYPES + spelling(name), TYPES + OTHER);
        return phrases.get(key).filled(Map.of("type", type(name)));
    }

    /** Security Hub writes AwsRdsDbSnapshot where CloudFormation writes AWS::RDS::DBSnapshot. */
    private static String spelling(String name) {
        return name.replace(":", "").toLowerCase(Locale.ROOT);
    }
}

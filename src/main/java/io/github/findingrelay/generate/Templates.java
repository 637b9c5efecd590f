package io.github.findingrelay.generate;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.PathGlobMatcher;
import freemarker.cache.TemplateConfigurationFactory;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Language;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The templates of a workspace.
 *
 * <p>They are written in FreeMarker with square brackets, {@code [#if]} and {@code [=value]}, so
 * that CloudFormation's {@code ${…}} needs no escape. They can do nothing but produce text.
 */
final class Templates {

    static final String FOLDER = "templates";
    static final String ENDING = ".ftl";

    private static final Version FREEMARKER = Configuration.VERSION_2_3_34;

    private static final Pattern RESOURCES = Pattern.compile("^Resources:", Pattern.MULTILINE);

    private final TemplateFiles files;
    private final Configuration configuration;

    Templates(TemplateFiles files) {
        this.files = files;
        this.configuration = configuration(files);
    }

    /** Opens the templates of a workspace; they are read when they are needed. */
    static Templates of(Path workspace) {
        return new Templates(TemplateFiles.of(workspace));
    }

    private static Configuration configuration(TemplateFiles files) {
        Configuration configuration = new Configuration(FREEMARKER);
        configuration.setTemplateLoader(files);
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setOutputFormat(EscapedText.CLOUDFORMATION);
        configuration.setRecognizeStandardFileExtensions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateConfigurations(escapedAs(EscapedText.MARKDOWN, "*.md.ftl"));
        return configuration;
    }

    private static TemplateConfigurationFactory escapedAs(EscapedText format, String names) {
        TemplateConfiguration escaped = new TemplateConfiguration();
        escaped.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new PathGlobMatcher(names), escaped);
    }

    /** The mistakes in any template or message, whether this organization needs it or not. */
    static List<Diagnostic> check(Path workspace) {
        List<Diagnostic> problems = new ArrayList<>();
        try {
            Templates templates = of(workspace);
            problems.addAll(new Overrides(templates.files).unknown());
            problems.addAll(new Overrides(templates.files).outdated());
            templates.files.names().stream()
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> collect(() -> templates.template(name), problems));
            for (Language language : Language.values()) {
                Messages.readings(templates, language).forEach(reading -> collect(reading, problems));
            }
        } catch (InvalidTemplateException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    static void collect(Runnable reading, List<Diagnostic> problems) {
        try {
            reading.run();
        } catch (InvalidTemplateException e) {
            problems.addAll(e.problems());
        }
    }

    /** Throws if the workspace has a file that nothing reads, so that what ships would be rendered instead of it. */
    void rejectUnknown() {
        List<Diagnostic> unknown = new Overrides(files).unknown();
        if (!unknown.isEmpty()) {
            throw new InvalidTemplateException(unknown);
        }
    }

    /**
     * Fills in a template.
     *
     * @param name path below templates/
     * @throws InvalidTemplateException if the template cannot be found, parsed or filled in
     */
    String fill(String name, Map<String, ?> values) {
        StringWriter out = new StringWriter(8_192);
        try {
            template(name).process(values, out);
            return out.toString();
        } catch (TemplateException e) {
            throw syntax(e).orElseGet(() -> value(name, e));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * The same for a template of CloudFormation, which is none without resources.
     *
     * @throws InvalidTemplateException also if it has none
     */
    String stack(String name, Map<String, ?> values) {
        String body = fill(name, values);
        if (!RESOURCES.matcher(body).find()) {
            throw new InvalidTemplateException(Diagnostic.error(
                    files.named(name),
                    "a template of CloudFormation has 'Resources:' at the beginning of a line, and this one has none",
                    "template.no-resources"));
        }
        return body;
    }

    private InvalidTemplateException value(String name, TemplateException e) {
        return problem(
                Objects.requireNonNullElse(e.getTemplateSourceName(), name),
                e.getLineNumber(),
                e.getColumnNumber(),
                e.getMessageWithoutStackTop(),
                "template.value");
    }

    private Template template(String name) {
        try {
            return configuration.getTemplate(name);
        } catch (TemplateNotFoundException e) {
            throw new InvalidTemplateException(
                    Diagnostic.error(files.named(name), "there is no such template", "template.missing"));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private InvalidTemplateException unreadable(String name, IOException e) {
        return syntax(e)
                .orElseGet(() -> new InvalidTemplateException(Diagnostic.error(
                        files.named(name), "the template cannot be read: " + e, "template.unreadable")));
    }

    /**
     * The text of a message, by its path below templates/.
     *
     * @throws InvalidTemplateException if it cannot be read
     */
    SourceText text(String name) {
        Path file = files.file(name)
                .orElseThrow(() -> new InvalidTemplateException(
                        Diagnostic.error(files.named(name), "there is no such file", "template.missing")));
        try {
            return MessageSource.read(files.named(name), Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The names of the files in a folder below templates/; none if there is no such folder. */
    List<String> files(String folder) {
        String path = folder + "/";
        return files.names().stream()
                .filter(name -> name.startsWith(path) && name.indexOf('/', path.length()) < 0)
                .map(name -> name.substring(path.length()))
                .toList();
    }

    /** The source of a template, to report what is wrong in it. */
    private SourceText source(String name) {
        String text;
        try {
            text = files.file(name).map(Overrides::read).orElse("");
        } catch (UncheckedIOException e) {
            text = "";
        }
        return new SourceText(files.named(name), text);
    }

    /**
     * The mistake in the syntax of a template that is behind an error, maybe of one that it imports;
     * FreeMarker remembers it, and repeats it as the cause of others.
     */
    private Optional<InvalidTemplateException> syntax(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof ParseException)) {
            cause = cause.getCause();
        }
        return cause instanceof ParseException e
                ? Optional.of(problem(
                        e.getTemplateName(),
                        e.getLineNumber(),
                        e.getColumnNumber(),
                        e.getEditorMessage(),
                        "template.syntax"))
                : Optional.empty();
    }

    private InvalidTemplateException problem(String name, Integer line, Integer column, String message, String rule) {
        return new InvalidTemplateException(source(name).error(line, column, firstSentence(message), rule));
    }

    /** FreeMarker explains at length, with lines for a console. */
    private static String firstSentence(String message) {
        String paragraph = message.split("\n----|\n\n", 2)[0];
        return Escaping.abbreviated(paragraph.strip().replaceAll("\\s+", " "), 300);
    }
}

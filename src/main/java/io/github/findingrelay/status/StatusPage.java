package io.github.findingrelay.status;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.status.StackHealth.StackCondition;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A status as a page for a browser: one file that loads nothing. What the template prints is
 * escaped as HTML. Besides, the page's policy lets the browser run its own script and style alone,
 * so that a name could do no harm even if it were not escaped.
 */
final class StatusPage {

    private StatusPage() {}

    static String of(OrganizationStatus status, Instant time) {
        StringWriter page = new StringWriter();
        try {
            configuration().getTemplate("status.html.ftl").process(values(status, time), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return page.toString();
    }

    /** With brackets, as in the workspace's templates: the script has braces of its own. */
    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(StatusPage.class, "/");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocalizedLookup(false);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    private static Map<String, Object> values(OrganizationStatus status, Instant time) {
        List<Chain> chains = status.chains();
        return Map.of(
                "style", sha256("/status.css"),
                "script", sha256("/status.js"),
                "verdict", StatusWords.verdict(status),
                "look", !status.isHealthy() ? "bad" : status.isComplete() ? "good" : "unknown",
                "summary", StatusWords.summary(status),
                "time", time.truncatedTo(ChronoUnit.SECONDS).toString(),
                "problems", status.problems().stream().map(StatusPage::problem).toList(),
                "owners",
                        chains.stream()
                                .map(chain -> chain.owner().key())
                                .distinct()
                                .sorted()
                                .toList(),
                "attention",
                        chains.stream()
                                .filter(chain -> !chain.isHealthy())
                                .sorted(Comparator.comparing(Chain::notified))
                                .map(StatusPage::row)
                                .toList(),
                "healthy", healthy(chains));
    }

    /** What nobody has to look at, by owner. */
    private static List<Map<String, Object>> healthy(List<Chain> chains) {
        Map<String, List<Chain>> byOwner = chains.stream()
                .filter(Chain::isHealthy)
                .collect(groupingBy(chain -> chain.owner().key(), TreeMap::new, toList()));
        return byOwner.values().stream()
                .map(some -> Map.<String, Object>of(
                        "owner",
                        some.get(0).owner(),
                        "rows",
                        some.stream().map(StatusPage::row).toList()))
                .toList();
    }

    private static Map<String, Object> problem(HealthProblem problem) {
        return Map.of(
                "look", problem.kind().isSevere() ? "bad" : "mild",
                "label", StatusWords.label(problem),
                "text", problem.text(),
                "owner", problem.owner().orElse(""));
    }

    private static Map<String, Object> row(Chain chain) {
        return Map.of(
                "account", StatusWords.account(chain),
                "name", chain.name(),
                "owner", chain.owner(),
                "stack", chain.stack().condition().label(),
                "isStackGood", chain.stack().condition() == StackCondition.UP_TO_DATE,
                "rules", StatusWords.rules(chain.rules()),
                "contacts", chain.contacts().stream().map(StatusPage::contact).toList(),
                "notified", chain.notified().label());
    }

    private static Map<String, Object> contact(ContactHealth contact) {
        return Map.of(
                "name", contact.shown(),
                "isReached", contact.isReached(),
                "words",
                        StatusWords.label(contact)
                                + contact.since().map(StatusPage::since).orElse(""));
    }

    /** To the minute, in UTC. */
    private static String since(Instant instant) {
        return " since " + instant.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    /** As the page's policy names it, in Base64. */
    private static String sha256(String resource) {
        try (InputStream content = Objects.requireNonNull(StatusPage.class.getResourceAsStream(resource), resource)) {
            byte[] digest = HexFormat.of().parseHex(Fingerprint.of(content.readAllBytes()));
            return Base64.getEncoder().encodeToString(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.findingrelay.status;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.findingrelay.model.Fingerprint;
import io.github.findingrelay.status.Chain.NotificationState;
import io.github.findingrelay.status.ContactHealth.ContactCondition;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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
    return Map.of(
        "style", sha256("/status.css"),
        "script", sha256("/status.js"),
        "verdict", StatusWords.verdict(status),
        "look", !status.isWell() ? "bad" : status.isComplete() ? "good" : "unknown",
        "summary", StatusWords.summary(status),
        "time", time.truncatedTo(ChronoUnit.SECONDS).toString(),
        "problems", status.problems().stream().map(Problem::of).toList(),
        "owners",
            status.chains().stream().map(chain -> chain.owner().key()).distinct().sorted().toList(),
        "rows", status.chains().stream().map(Row::of).toList());
  }

  /** As the page's policy names it, in Base64. */
  private static String sha256(String resource) {
    try (InputStream content =
        Objects.requireNonNull(StatusPage.class.getResourceAsStream(resource), resource)) {
      byte[] digest = HexFormat.of().parseHex(Fingerprint.of(content.readAllBytes()));
      return Base64.getEncoder().encodeToString(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Something that is not well. Like all that the template sees it is public: FreeMarker demands
   * it.
   *
   * @param look a class of the style sheet
   */
  public record Problem(String look, String label, String text, String owner) {

    static Problem of(HealthProblem problem) {
      return new Problem(
          problem.kind().isSevere() ? "bad" : "mild",
          StatusWords.label(problem),
          problem.text(),
          problem.owner().orElse(""));
    }
  }

  /**
   * A chain.
   *
   * @param unconfirmed how many contacts do not receive findings
   * @param order of how it is notified, the worst first
   */
  public record Row(
      String account,
      String name,
      String owner,
      String ownerName,
      String stack,
      String rules,
      List<Contact> contacts,
      long unconfirmed,
      String notified,
      String look,
      int order) {

    static Row of(Chain chain) {
      return new Row(
          chain.account().isEmpty() ? "-" : chain.account(),
          chain.name(),
          chain.owner().key(),
          chain.owner().name(),
          chain.stack().condition().label(),
          StatusWords.rules(chain.rules()),
          chain.contacts().stream().map(Contact::of).toList(),
          chain.contacts().stream().filter(contact -> !contact.isReached()).count(),
          chain.notified().label(),
          look(chain.notified()),
          chain.notified().ordinal());
    }

    private static String look(NotificationState notified) {
      return switch (notified) {
        case YES -> "good";
        case NO -> "bad";
        case NOT_YET, UNKNOWN -> "mild";
      };
    }
  }

  /** A contact of a chain. */
  public record Contact(String name, String look, String words) {

    static Contact of(ContactHealth contact) {
      return new Contact(
          contact.contact(),
          contact.condition() == ContactCondition.CONFIRMED ? "good" : "mild",
          StatusWords.label(contact) + contact.since().map(Contact::since).orElse(""));
    }

    /** To the minute, in UTC. */
    private static String since(Instant instant) {
      return " since " + instant.toString().substring(0, 16).replace('T', ' ') + " UTC";
    }
  }
}

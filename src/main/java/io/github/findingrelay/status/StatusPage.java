package io.github.findingrelay.status;

import io.github.findingrelay.status.Chain.NotificationState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A status as a page for a browser: one file that loads nothing. Its policy lets the browser run
 * its own script and style alone, so that a name could do no harm even if it were not escaped.
 */
final class StatusPage {

  private static final String TEMPLATE = "/status.html";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z]+)}}");

  private static final List<String> HEADINGS =
      List.of("Account", "Name", "Owner", "Stack", "Rules", "Contacts", "Notified");

  private StatusPage() {}

  static String of(OrganizationStatus status, Instant time) {
    String template = template();
    Map<String, String> values = new HashMap<>();
    values.put("policy", policy(template));
    values.put("verdict", escaped(StatusWords.verdict(status)));
    values.put("verdictClass", !status.isWell() ? "bad" : status.isComplete() ? "good" : "unknown");
    values.put("summary", escaped(StatusWords.summary(status)));
    values.put("time", escaped(time.truncatedTo(ChronoUnit.SECONDS).toString()));
    values.put("troubles", troubles(status));
    values.put("owners", owners(status));
    values.put("headings", headings());
    values.put(
        "rows", status.chains().stream().map(StatusPage::row).collect(Collectors.joining("\n")));
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(found.group(1)), found.group(1))));
  }

  private static String troubles(OrganizationStatus status) {
    if (status.troubles().isEmpty()) {
      return "<p>Nothing: all is as it should be.</p>";
    }
    return status.troubles().stream()
        .map(
            trouble ->
                "<li><span class=\"mark %s\">%s</span><span>%s%s</span></li>"
                    .formatted(
                        trouble.kind().isSevere() ? "bad" : "mild",
                        escaped(StatusWords.label(trouble)),
                        escaped(trouble.text()),
                        owner(trouble)))
        .collect(Collectors.joining("\n", "<ul class=\"troubles\">\n", "\n</ul>"));
  }

  private static String owner(HealthProblem trouble) {
    return trouble
        .owner()
        .map(owner -> " <span class=\"faint\">owner %s</span>".formatted(escaped(owner)))
        .orElse("");
  }

  private static String owners(OrganizationStatus status) {
    return status.chains().stream()
        .map(chain -> chain.owner().key())
        .distinct()
        .sorted()
        .map(key -> "<option value=\"%s\">%s</option>".formatted(escaped(key), escaped(key)))
        .collect(Collectors.joining());
  }

  private static String headings() {
    return HEADINGS.stream()
        .map(
            heading ->
                "<th scope=\"col\" role=\"columnheader\" aria-sort=\"none\"><button type=\"button\">%s</button></th>"
                    .formatted(heading))
        .collect(Collectors.joining());
  }

  private static String row(Chain chain) {
    return "<tr role=\"row\" data-owner=\"%s\" data-notified=\"%s\">%s%s%s%s%s%s%s</tr>"
        .formatted(
            escaped(chain.owner().key()),
            chain.wayOut().label(),
            cell(0, " class=\"id\"", escaped(chain.account().isEmpty() ? "-" : chain.account())),
            cell(1, "", escaped(chain.name())),
            cell(2, " class=\"short\"", owner(chain)),
            cell(3, " class=\"short\"", escaped(chain.stack().condition().label())),
            cell(4, " class=\"short\"", escaped(StatusWords.rules(chain.rules()))),
            cell(5, contactsOrder(chain), contacts(chain)),
            cell(6, " data-sort=\"%d\"".formatted(order(chain.wayOut())), mark(chain.wayOut())));
  }

  private static String cell(int column, String attributes, String content) {
    return "<td role=\"cell\" data-label=\"%s\"%s><div>%s</div></td>"
        .formatted(HEADINGS.get(column), attributes, content);
  }

  private static String owner(Chain chain) {
    return "%s<span class=\"faint\">%s</span>"
        .formatted(escaped(chain.owner().key()), escaped(chain.owner().name()));
  }

  /** Those with the most to mend are together. */
  private static String contactsOrder(Chain chain) {
    return " data-sort=\"%d\""
        .formatted(
            chain.contacts().stream()
                .filter(contact -> contact.condition() != ContactHealth.ContactCondition.CONFIRMED)
                .count());
  }

  private static String contacts(Chain chain) {
    return chain.contacts().stream()
        .map(
            contact ->
                "<li>%s <span class=\"mark %s\">%s</span></li>"
                    .formatted(
                        escaped(contact.contact()),
                        contact.condition() == ContactHealth.ContactCondition.CONFIRMED
                            ? "good"
                            : "mild",
                        escaped(
                            StatusWords.label(contact)
                                + contact.since().map(StatusPage::since).orElse(""))))
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  /** To the minute, in UTC. */
  private static String since(Instant instant) {
    return " since " + instant.toString().substring(0, 16).replace('T', ' ') + " UTC";
  }

  /** The worst first. */
  private static int order(NotificationState wayOut) {
    return switch (wayOut) {
      case NO -> 0;
      case UNKNOWN -> 1;
      case NOT_YET -> 2;
      case YES -> 3;
    };
  }

  private static String mark(NotificationState wayOut) {
    String look =
        switch (wayOut) {
          case YES -> "good";
          case NO -> "bad";
          case NOT_YET, UNKNOWN -> "mild";
        };
    return "<span class=\"mark %s\">%s</span>".formatted(look, wayOut.label());
  }

  /** In an element, and in an attribute in quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String policy(String template) {
    return ("default-src 'none'; img-src data:; style-src '%s'; script-src '%s';"
            + " base-uri 'none'; form-action 'none'")
        .formatted(hash(template, "style"), hash(template, "script"));
  }

  private static String hash(String template, String element) {
    int start = template.indexOf("<" + element + ">") + element.length() + 2;
    String content = template.substring(start, template.indexOf("</" + element + ">", start));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String template() {
    try (InputStream resource =
        Objects.requireNonNull(StatusPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

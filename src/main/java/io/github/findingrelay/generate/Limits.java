package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.model.Aggregator;
import io.github.findingrelay.model.Notifications;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.RoleFindings;
import io.github.findingrelay.model.Routing;
import java.util.ArrayList;
import java.util.List;

/** What AWS would not take, and what this version does not render. */
final class Limits {

  private static final String FILE = "accounts.yaml";

  /** The alarm's and the incomplete findings'. */
  private static final int FURTHER_RULES = 2;

  /** An id in quotes and its comma. */
  private static final int LENGTH_OF_ID = 15;

  private static final int TEMPLATE_BYTES = 51_200;

  /**
   * What the fallback's longest rule looks for, besides ids, severities and Region; a test compares
   * its length with that of the rendered pattern.
   */
  private static final String PATTERN =
      """
      {"source":["aws.securityhub"],"detail-type":["Security Hub Findings - Imported"],\
      "detail":{"findings":{"ProductName":["IAM Access Analyzer"],"RecordState":["ACTIVE"],\
      "Workflow":{"Status":["NEW"]},"Severity":{"Label":[]},"ProductFields":{\
      "ResourceOwnerAccount":[{"exists":false},{"anything-but":[]}]}%s}}}""";

  private static final String ROLES =
      ",\"Region\":[\"%s\"],\"Resources\":{\"Type\":[\"AwsIamRole\"]}";

  private final Organization organization;
  private final List<Diagnostic> found = new ArrayList<>();

  private Limits(Organization organization) {
    this.organization = organization;
  }

  static List<Diagnostic> check(Organization organization) {
    Limits limits = new Limits(organization);
    limits.notRendered();
    limits.quotas();
    return limits.found;
  }

  /** The templates that CloudFormation would not take inline. */
  static List<Diagnostic> templates(List<RenderedStack> stacks) {
    return stacks.stream()
        .filter(stack -> stack.template().bytes().length > TEMPLATE_BYTES)
        .map(
            stack ->
                Diagnostic.warning(
                    FILE,
                    "the template of stack %s has %d bytes and CloudFormation takes %d; give it fewer contacts, shorter names or shorter messages"
                        .formatted(
                            stack.stack().name(), stack.template().bytes().length, TEMPLATE_BYTES),
                    "quota.template-size"))
        .toList();
  }

  private void notRendered() {
    Notifications notifications = organization.notifications();
    if (notifications.routing() != Routing.ACCOUNT) {
      error("only routing: account can be rendered by this version", "render.routing");
    }
    if (notifications.eventBuses() > 0) {
      error("only eventBuses: 0 can be rendered by this version", "render.event-buses");
    }
    if (organization.aggregator() == Aggregator.MANAGED) {
      warning(
          "the aggregator is not rendered by this version: make it yourself", "render.aggregator");
    }
    if (!organization.archiveRules().isEmpty()
        || notifications.roleFindings() == RoleFindings.ARCHIVE_RULES) {
      warning(
          "archive rules are not rendered by this version: make them yourself",
          "render.archive-rules");
    }
  }

  private void quotas() {
    int accounts = organization.accounts().size();
    int rulesEach = organization.notifications().roleFindings() == RoleFindings.ONE_REGION ? 2 : 1;
    quota(
        "rules on the default event bus",
        (accounts + 1) * rulesEach + FURTHER_RULES,
        organization.quotas().rulesPerBus(),
        "quota.rules-per-bus");
    quota(
        "characters in the fallback's event pattern",
        patternLength(organization),
        organization.quotas().patternLength(),
        "quota.pattern-length");
    quota(
        "stacks",
        accounts + 1 + organization.chatChannels().size(),
        organization.quotas().stacks(),
        "quota.stacks");
  }

  /** How many characters the longest event pattern has. */
  static int patternLength(Organization organization) {
    Notifications notifications = organization.notifications();
    boolean oneRegion = notifications.roleFindings() == RoleFindings.ONE_REGION;
    String roles = oneRegion ? ROLES.formatted(notifications.roleRegion()) : "";
    int severities =
        notifications.severities().stream().mapToInt(label -> label.name().length() + 3).sum();
    return PATTERN.formatted(roles).length()
        + severities
        + organization.accounts().size() * LENGTH_OF_ID;
  }

  private void quota(String what, int needed, int granted, String rule) {
    if (needed * 100L >= granted * 80L) {
      String how = needed > granted ? "AWS will refuse this" : "that is 80 % or more";
      warning(
          "%d %s are needed and %d are granted: %s; ask AWS for a higher quota and enter it under 'quotas'"
              .formatted(needed, what, granted, how),
          rule);
    }
  }

  private void error(String message, String rule) {
    found.add(Diagnostic.error(FILE, message, rule));
  }

  private void warning(String message, String rule) {
    found.add(Diagnostic.warning(FILE, message, rule));
  }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What CloudFormation would not take of the rendered templates; a warning from 80 %. */
final class TemplateLimits {

  private static final int BYTES = 51_200;
  private static final int RESOURCES = 500;

  /** Only a resource has its type so far from the margin. */
  private static final Pattern RESOURCE = Pattern.compile("^    Type: AWS::", Pattern.MULTILINE);

  private final List<Diagnostic> found = new ArrayList<>();

  private TemplateLimits() {}

  static List<Diagnostic> check(List<RenderedStack> stacks, List<RenderedStackSet> sets) {
    TemplateLimits limits = new TemplateLimits();
    for (RenderedStack stack : stacks) {
      limits.check("stack " + stack.stack().name(), stack.template(), remedy(stack));
    }
    for (RenderedStackSet set : sets) {
      limits.check(
          "stack set " + set.stackSet().name(),
          set.template(),
          "merge archive rules whose criteria are the same, or remove those that are no longer needed");
    }
    return limits.found;
  }

  private static String remedy(RenderedStack stack) {
    return switch (stack.stack().kind()) {
      case OWNER -> "give it fewer contacts or shorter messages, or use routing: account";
      default -> "give it fewer contacts or shorter messages";
    };
  }

  private void check(String what, StackTemplate template, String remedy) {
    int bytes = template.bytes().length;
    quota(what, "bytes", bytes, BYTES, "quota.template-size", remedy);
    // A resource has more than a hundred bytes.
    if (bytes > RESOURCES * 80) {
      quota(what, "resources", resources(template), RESOURCES, "quota.resources", remedy);
    }
  }

  private static int resources(StackTemplate template) {
    String text = new String(template.bytes(), StandardCharsets.UTF_8);
    return (int) RESOURCE.matcher(text).results().count();
  }

  private void quota(
      String what, String unit, int needed, int granted, String rule, String remedy) {
    if (needed > granted) {
      found.add(
          Diagnostic.error(
              "accounts.yaml",
              "the template of %s has %d %s and CloudFormation takes %d; %s"
                  .formatted(what, needed, unit, granted, remedy),
              rule));
    } else if (needed * 100L >= granted * 80L) {
      found.add(
          Diagnostic.warning(
              "accounts.yaml",
              "the template of %s has %d %s, 80 %% or more of the %d that CloudFormation takes; %s"
                  .formatted(what, needed, unit, granted, remedy),
              rule));
    }
  }
}

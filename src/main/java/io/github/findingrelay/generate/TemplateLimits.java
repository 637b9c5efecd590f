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

    /** That a resource has in a template: shorter templates need not be searched. */
    private static final int LEAST_BYTES = 60;

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

    /** Whether there is not even a warning. */
    static boolean isRoomy(RenderedStack stack) {
        return stack.template().bytes().length <= BYTES * 8 / 10;
    }

    private static String remedy(RenderedStack stack) {
        return switch (stack.stack().kind()) {
            case OWNER -> "use routing: account, or give it fewer contacts";
            case FOUNDATION -> "shorten the messages, or give the fallback fewer contacts";
            default -> "give it fewer contacts";
        };
    }

    private void check(String what, RenderedTemplate template, String remedy) {
        int bytes = template.bytes().length;
        check("bytes in the template of " + what, bytes, BYTES, "quota.template-size", remedy);
        if (bytes > RESOURCES * LEAST_BYTES * 8 / 10) {
            check("resources in the template of " + what, resources(template), RESOURCES, "quota.resources", remedy);
        }
    }

    private static int resources(RenderedTemplate template) {
        String text = new String(template.bytes(), StandardCharsets.UTF_8);
        return (int) RESOURCE.matcher(text).results().count();
    }

    private void check(String what, int needed, int granted, String rule, String remedy) {
        new Limit(what, needed, granted, rule, () -> remedy).check().ifPresent(found::add);
    }
}

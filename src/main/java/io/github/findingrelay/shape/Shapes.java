package io.github.findingrelay.shape;

import static io.github.findingrelay.shape.Shape.nothing;
import static io.github.findingrelay.shape.Shape.with;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.shape.Inventory.Wanted;
import io.github.findingrelay.shape.SetInventory.WantedSet;
import io.github.findingrelay.shape.Shape.Conditional;
import io.github.findingrelay.shape.Shape.Fields;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be in generated/: it follows from accounts.yaml alone, and from no template of ours, which
 * may be wrong. Whatever is not named is refused, since nobody would have asked what it does.
 */
public final class Shapes {

    /** CloudFormation takes no more of a template that is sent along. */
    private static final int MAX_BYTES = 51_200;

    private static final int DESCRIPTION = 1_024;

    private final Map<String, Wanted> stacks;
    private final Map<String, WantedSet> sets;
    private final Organization organization;

    private Shapes(Organization organization) {
        this.organization = organization;
        this.stacks = Inventory.of(organization);
        this.sets = SetInventory.of(organization);
    }

    public static Shapes of(Organization organization) {
        return new Shapes(organization);
    }

    /** What is different in the template of a stack; nothing if there should be no such stack. */
    public List<Diagnostic> differences(StackTemplate template, TemplateNode root, SourceText source) {
        Stack stack = template.stack();
        return Optional.ofNullable(stacks.get(stack.name()))
                .map(wanted -> compared(
                        template, root, source, nothing(), wanted.resources().get(), stack.digest()))
                .orElse(List.of());
    }

    /**
     * What is different in the template of a stack set; nothing if there should be no such set.
     *
     * @param template of any of its stacks
     */
    public List<Diagnostic> differences(StackSet set, StackTemplate template, TemplateNode root, SourceText source) {
        Fields conditions = nothing().withOptional("Conditions", new Conditional());
        return Optional.ofNullable(sets.get(set.name()))
                .map(wanted -> compared(
                        template, root, source, conditions, wanted.analyzer().resources(), set.digest()))
                .orElse(List.of());
    }

    private static List<Diagnostic> compared(
            StackTemplate template,
            TemplateNode root,
            SourceText source,
            Fields sections,
            Fields resources,
            String digest) {
        Fields shape = sections.withOptional("AWSTemplateFormatVersion", new Shape.Text("2010-09-09"))
                .withWords("Description", DESCRIPTION)
                .with("Resources", resources)
                .with("Outputs", with("Digest", with("Value", digest)));
        List<Diagnostic> found = new ArrayList<>(Comparison.of(template, root, shape));
        int bytes = source.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            found.add(template.problem(
                    root,
                    "the template has %,d bytes, and CloudFormation takes %,d".formatted(bytes, MAX_BYTES),
                    "quota.template-size"));
        }
        return found;
    }

    /** What is different in the manifest. */
    public List<String> differences(Manifest manifest) {
        return new ManifestComparison(organization, stacks, sets).of(manifest);
    }
}

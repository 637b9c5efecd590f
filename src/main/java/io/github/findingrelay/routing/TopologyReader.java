package io.github.findingrelay.routing;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.diagnostic.UnreadableException;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.shape.Shapes;
import io.github.findingrelay.template.StackTemplate;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the stacks and stack sets of generated/; for the proof, it compares each template with its shape, too. */
final class TopologyReader {

    private final WorkingTree files;
    private final Organization organization;
    private final Optional<Shapes> shapes;

    TopologyReader(WorkingTree files, Organization organization, Optional<Shapes> shapes) {
        this.files = files;
        this.organization = organization;
        this.shapes = shapes;
    }

    Checked<Topology> read() {
        Checked<List<StackContents>> stacks = Checked.all(
                files.manifest().stacks().parallelStream().map(this::stack).toList());
        Checked<List<StackContents>> sets =
                Checked.all(files.manifest().stackSets().stream().map(this::set).toList());
        return Checked.all(List.of(stacks, sets))
                .then(both -> Checked.valid(new Topology(files, joined(both.get(0)), joined(both.get(1)).analyzers)));
    }

    private StackContents joined(List<StackContents> stacks) {
        StackContents joined = new StackContents();
        stacks.forEach(joined::addAll);
        joined.rules.removeIf(rule -> !Topology.receivesFindings(rule.stack(), organization));
        return joined;
    }

    private Checked<StackContents> stack(Stack stack) {
        List<Diagnostic> differences = new ArrayList<>();
        return reading(differences, () -> {
            SourceText source = files.text(stack.template());
            Mapping root = TemplateNode.read(source);
            StackTemplate template = template(stack, source, root);
            shapes.ifPresent(all -> differences.addAll(all.differences(template, root, source)));
            return StackReader.read(template);
        });
    }

    private Checked<StackContents> set(StackSet set) {
        List<Diagnostic> differences = new ArrayList<>();
        return reading(differences, () -> {
            SourceText source = files.text(set.template());
            Mapping root = TemplateNode.read(source);
            Stack any = AnalyzerReader.instance(set, organization.adminAccount(), organization.homeRegion());
            StackTemplate template = template(any, source, root);
            shapes.ifPresent(all -> differences.addAll(all.differences(set, template, root, source)));
            StackContents contents = new StackContents();
            contents.analyzers.addAll(AnalyzerReader.read(set, source, root, organization));
            return contents;
        });
    }

    private StackTemplate template(Stack stack, SourceText source, Mapping root) {
        return StackTemplate.of(stack, organization.partition().id(), source, root);
    }

    private interface Reading {
        StackContents read();
    }

    /** What is there, with what is different; or all that is wrong. */
    private static Checked<StackContents> reading(List<Diagnostic> differences, Reading reading) {
        try {
            return new Checked.Valid<>(reading.read(), differences);
        } catch (UnreadableException e) {
            List<Diagnostic> all = new ArrayList<>(differences);
            all.add(e.problem());
            return new Checked.Invalid<>(all);
        }
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.config.AccountsFile;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Renders the templates: the same organization and the same templates give the same bytes. */
public final class Renderer {

    private Renderer() {}

    /** Renders what a workspace's accounts.yaml and templates say, as of today. */
    public static Checked<FileTree> render(Path workspace) {
        return AccountsFile.read(workspace)
                .then(organization -> LimitPlaces.placed(render(organization, workspace), workspace));
    }

    /**
     * Renders everything that belongs in generated/.
     *
     * @param workspace the folder that holds templates/
     */
    public static Checked<FileTree> render(Organization organization, Path workspace) {
        return render(organization, () -> Templates.of(workspace));
    }

    /** The same with templates that may have served others before. */
    static Checked<FileTree> render(Organization organization, Supplier<Templates> templates) {
        List<Diagnostic> limits = Limits.check(organization);
        if (limits.stream().anyMatch(Diagnostic::isError)) {
            return new Checked.Invalid<>(limits);
        }
        try {
            Templates opened = templates.get();
            opened.rejectUnknown();
            return render(organization, new StackParts(organization, opened), limits);
        } catch (InvalidTemplateException e) {
            return new Checked.Invalid<>(e.problems());
        }
    }

    private static Checked<FileTree> render(Organization organization, StackParts parts, List<Diagnostic> limits) {
        List<RenderedStack> stacks = new Stacks(organization, parts).render();
        List<RenderedStackSet> sets = new AnalyzerSets(organization, parts).render();
        List<Diagnostic> sizes = TemplateLimits.check(stacks, sets);
        List<Diagnostic> all = Stream.concat(limits.stream(), sizes.stream()).toList();
        if (sizes.stream().anyMatch(Diagnostic::isError)) {
            return new Checked.Invalid<>(all);
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        stacks.forEach(
                stack -> files.put(stack.stack().template(), stack.template().bytes()));
        sets.forEach(set -> files.put(set.stackSet().template(), set.template().bytes()));
        files.put(
                BootstrapTemplate.NAME,
                BootstrapTemplate.render(organization, parts).bytes());
        ArchiveRulesPage.render(organization, sets, parts).ifPresent(page -> files.put(ArchiveRulesPage.NAME, page));
        files.put(ManifestFile.NAME, manifest(organization, stacks, sets));
        return new Checked.Valid<>(new FileTree(files), all);
    }

    private static byte[] manifest(Organization organization, List<RenderedStack> stacks, List<RenderedStackSet> sets) {
        Manifest manifest = new Manifest(
                organization.stackPrefix(),
                organization.tags(),
                stacks.stream().map(RenderedStack::stack).sorted(Stack.ORDER).toList(),
                sets.stream().map(RenderedStackSet::stackSet).toList());
        return ManifestFile.write(manifest).getBytes(StandardCharsets.UTF_8);
    }
}

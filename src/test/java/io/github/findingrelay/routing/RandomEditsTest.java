package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.BesideOthers;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.model.StackSet;
import io.github.findingrelay.shape.Shapes;
import io.github.findingrelay.statemachine.InvalidDefinitionException;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes any value and deletes any node of rendered templates: the proof objects, or the change is harmless. */
@BesideOthers
class RandomEditsTest {

    /** Every routing, with and without buses, encryption, chat, an aggregator; every trust zone. */
    private static final Path ORGANIZATIONS = Path.of("src/test/fixtures/edits");

    private static final int WORKERS = 2;

    /** The same edits each time, so that a build fails for its own change only; others by {@code -Dedits.seed}. */
    private static final long SEED = Long.getLong("edits.seed", 1);

    @TempDir
    Path folder;

    private final LongAdder edits = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, LongAdder> harmless = new ConcurrentSkipListMap<>();
    private final Collection<String> unnoticed = new ConcurrentLinkedQueue<>();

    /** Most edits leave the state machines as they are. */
    private final Map<MachinePlay, List<String>> plays = new ConcurrentHashMap<>();

    private final Effort effort = new Effort(play -> plays.computeIfAbsent(play, RandomEditsTest::problems), 1);

    @Test
    void someAreNoticed() throws IOException {
        List<Path> organizations = organizations();
        notice(List.of(organizations.get(Math.floorMod(SEED, organizations.size()))), 20);
    }

    @Test
    @Tag("scale")
    void fiveThousandAreNoticed() throws IOException {
        notice(organizations(), Integer.getInteger("edits", 5_000));
    }

    @Test
    @Tag("scale")
    void everyDeletionIsNoticed() throws IOException {
        EditedTree tree = EditedTree.of(
                Workspace.of(ORGANIZATIONS.resolve("account.yaml"), folder).render());
        for (String template : tree.templates()) {
            for (RandomEdit edit : RandomEdit.deletions(tree.read(template))) {
                judge(tree, template, edit);
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(edits.sum()).isGreaterThan(1_000);
    }

    private void notice(List<Path> organizations, int number) throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < organizations.size(); i++) {
            int from = number * i / organizations.size();
            int to = number * (i + 1) / organizations.size();
            each(organizations.get(i), to - from, SEED + i);
        }
        System.out.printf(
                "%,d random edits: %,d refused when templates are read, %,d by what is played, %,d harmless, %,d unnoticed; %.0f s; -Dedits.seed=%d%n",
                edits.sum(),
                refused.sum(),
                edits.sum() - refused.sum() - harmless() - unnoticed.size(),
                harmless(),
                unnoticed.size(),
                (System.nanoTime() - start) / 1e9,
                SEED);
        harmless.forEach((reason, count) -> System.out.printf("%,8d: %s%n", count.sum(), reason));
        assertThat(unnoticed).as("-Dedits.seed=%d", SEED).isEmpty();
        assertThat(edits.sum()).isEqualTo(number);
    }

    private long harmless() {
        return harmless.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private static List<Path> organizations() throws IOException {
        try (Stream<Path> files = Files.list(ORGANIZATIONS)) {
            return files.sorted().toList();
        }
    }

    private void each(Path accounts, int number, long seed) throws IOException {
        List<Workspace> workspaces = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Path copy = folder.resolve(i + "-" + accounts.getFileName());
            workspaces.add(Workspace.of(accounts, Files.createDirectories(copy)).render());
        }
        assertThat(Workspace.value(Proofs.of(workspaces.get(0))).problems()).isEmpty();
        IntStream.range(0, WORKERS).parallel().forEach(worker -> {
            Random random = new Random(seed * WORKERS + worker);
            EditedTree tree = EditedTree.of(workspaces.get(worker));
            int share = number * (worker + 1) / WORKERS - number * worker / WORKERS;
            for (int i = 0; i < share; i++) {
                try {
                    edit(tree, random);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    /** A workspace whose templates are changed, one at a time. */
    private record EditedTree(Path folder, Organization organization, Shapes shapes, List<String> templates) {

        static EditedTree of(Workspace workspace) {
            Organization organization = workspace.organization();
            List<String> templates = Stream.concat(
                            workspace.manifest().stacks().stream().map(Stack::template),
                            workspace.manifest().stackSets().stream().map(StackSet::template))
                    .distinct()
                    .sorted()
                    .toList();
            return new EditedTree(workspace.folder(), organization, Shapes.of(organization), templates);
        }

        Path file(String template) {
            return folder.resolve("generated").resolve(template);
        }

        Mapping read(String template) throws IOException {
            return TemplateNode.read(new SourceText(template, Files.readString(file(template))));
        }

        boolean isReadWithoutDifference(WorkingTree files) {
            return new TopologyReader(files, organization, Optional.of(shapes))
                    .read()
                    .diagnostics()
                    .isEmpty();
        }
    }

    private void edit(EditedTree tree, Random random) throws IOException {
        String template = tree.templates().get(random.nextInt(tree.templates().size()));
        Mapping root = tree.read(template);
        RandomEdit edit = RandomEdit.of(root, random);
        while (TemplateText.of(edit.root()).equals(TemplateText.of(root))) {
            edit = RandomEdit.of(root, random);
        }
        judge(tree, template, edit);
    }

    private void judge(EditedTree tree, String template, RandomEdit edit) throws IOException {
        edits.increment();
        Path file = tree.file(template);
        String before = Files.readString(file);
        Files.writeString(file, TemplateText.of(edit.root()));
        try {
            judge(tree, edit);
        } finally {
            Files.writeString(file, before);
        }
    }

    private void judge(EditedTree tree, RandomEdit edit) {
        WorkingTree files = Workspace.value(WorkingTree.read(tree.folder()));
        if (!tree.isReadWithoutDifference(files)) {
            refused.increment();
        } else if (Prover.prove(files, tree.organization(), (done, of) -> {}, effort)
                        instanceof Checked.Valid<Proof> proof
                && proof.value().proved()) {
            HarmlessEdit.reason(edit)
                    .ifPresentOrElse(
                            reason -> harmless.computeIfAbsent(reason, same -> new LongAdder())
                                    .increment(),
                            () -> unnoticed.add(tree.folder().getFileName() + " " + edit));
        }
    }

    private static List<String> problems(MachinePlay play) {
        try {
            return play.problems();
        } catch (InvalidDefinitionException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}

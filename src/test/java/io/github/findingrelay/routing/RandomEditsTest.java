package io.github.findingrelay.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generated.WorkingTree;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.shape.Shapes;
import io.github.findingrelay.statemachine.InvalidDefinitionException;
import io.github.findingrelay.template.TemplateNode;
import io.github.findingrelay.template.TemplateNode.Mapping;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes any value and deletes any node of rendered templates: the proof objects, or the change is harmless. */
class RandomEditsTest {

    private static final Path ORGANIZATIONS = Path.of("src/test/fixtures/edits");

    @TempDir
    Path folder;

    private final AtomicInteger edits = new AtomicInteger();
    private final Map<String, LongAdder> reasons = new ConcurrentSkipListMap<>();
    private final Map<MachinePlay, List<String>> plays = new ConcurrentHashMap<>();
    private final Effort effort = new Effort(play -> plays.computeIfAbsent(play, RandomEditsTest::problems), 1);
    private final LongAdder millis = new LongAdder();
    private final AtomicInteger read = new AtomicInteger();
    private final Collection<String> unnoticed = new ConcurrentLinkedQueue<>();

    @Test
    @Tag("scale")
    void fiveThousandAreNoticed() throws IOException {
        notice(Integer.getInteger("edits", 5_000));
    }

    private void notice(int number) throws IOException {
        List<Path> organizations = list(ORGANIZATIONS);
        long seed = Long.getLong("seed", System.nanoTime());
        long start = System.nanoTime();
        for (int i = 0; i < organizations.size(); i++) {
            each(organizations.get(i), number / organizations.size() + 1, seed + i);
        }
        System.out.printf(
                "%,d edits: %,d refused by shape or reading, %,d harmless, %,d unnoticed, %.0f s (%d ms play), seed %d%n",
                edits.get(), read.get(), reasons.values().stream().mapToLong(LongAdder::sum).sum(), unnoticed.size(), (System.nanoTime() - start) / 1e9, millis.sum(), seed);
        reasons.forEach((reason, count) -> System.out.printf("%,8d %s%n", count.sum(), reason));
        unnoticed.stream().sorted().forEach(System.out::println);
        assertThat(unnoticed).isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void each(Path accounts, int number, long seed) throws IOException {
        Path original = Files.createDirectories(folder.resolve(accounts.getFileName().toString()));
        Workspace workspace = Workspace.of(accounts, original).render();
        assertThat(Workspace.value(Proofs.of(workspace)).problems()).isEmpty();
        Organization organization = workspace.organization();
        List<String> templates = new ArrayList<>(new java.util.TreeSet<>(Stream.concat(
                        workspace.manifest().stacks().stream().map(stack -> stack.template()),
                        workspace.manifest().stackSets().stream().map(set -> set.template()))
                .toList()));
        Shapes shapes = Shapes.of(organization);
        int workers = 2;
        IntStream.range(0, workers).parallel().forEach(worker -> {
            try {
                Path copy = Files.createDirectories(folder.resolve(accounts.getFileName() + "-" + worker));
                Workspace changed = Workspace.of(accounts, copy).render();
                Random random = new Random(seed * workers + worker);
                for (int i = 0; i < number / workers; i++) {
                    edit(changed, organization, shapes, templates.get(random.nextInt(templates.size())), random);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private void edit(Workspace workspace, Organization organization, Shapes shapes, String template, Random random)
            throws IOException {
        Path file = workspace.folder().resolve("generated").resolve(template);
        String before = Files.readString(file);
        Mapping root = TemplateNode.read(new SourceText(template, before));
        RandomEdit edit = RandomEdit.of(root, random);
        String after = TemplateText.of(edit.root());
        if (after.equals(TemplateText.of(root))) {
            return;
        }
        edits.incrementAndGet();
        Files.writeString(file, after);
        try {
            WorkingTree files = Workspace.value(WorkingTree.read(workspace.folder()));
            if (!isReadWithout(files, organization, shapes)) {
                read.incrementAndGet();
                return;
            }
            long start = System.nanoTime();
            boolean proved = Prover.prove(files, organization, (done, of) -> {}, effort) instanceof Checked.Valid<Proof> proof
                    && proof.value().proved();
            millis.add((System.nanoTime() - start) / 1_000_000);
            if (proved) {
                HarmlessEdit.reason(edit)
                        .ifPresentOrElse(
                                reason -> reasons.computeIfAbsent(reason, same -> new LongAdder())
                                        .increment(),
                                () -> unnoticed.add(workspace.folder().getFileName() + " " + template + " " + edit));
            }
        } finally {
            Files.writeString(file, before);
        }
    }

    private static List<String> problems(MachinePlay play) {
        try {
            return play.problems();
        } catch (InvalidDefinitionException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isReadWithout(WorkingTree files, Organization organization, Shapes shapes) {
        Checked<Topology> topology = new TopologyReader(files, organization, Optional.of(shapes)).read();
        return topology.diagnostics().isEmpty();
    }
}

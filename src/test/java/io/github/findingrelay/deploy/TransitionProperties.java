package io.github.findingrelay.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.findingrelay.deploy.InMemoryCloudFormation.InjectedFault;
import io.github.findingrelay.deploy.InMemoryCloudFormation.Killed;
import io.github.findingrelay.diagnostic.SourceText;
import io.github.findingrelay.fixture.Workspace;
import io.github.findingrelay.generate.FileTree;
import io.github.findingrelay.generated.ManifestFile;
import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Organization;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.routing.DeployedRoutes;
import io.github.findingrelay.routing.PlayedFindings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * The proof of transitions: whatever changes in accounts.yaml, and wherever the deployment of it
 * stops, every finding that both the old and the new state tell somebody of reaches its old owner,
 * its new owner or the fallback.
 */
class TransitionProperties {

    /** accounts.yaml with what is rendered of it. */
    private record Rendered(Organization organization, Manifest manifest, Map<String, String> files) {

        static Rendered of(OrganizationDraft draft) throws IOException {
            Path folder = Files.createTempDirectory("transition");
            try {
                Workspace workspace = Workspace.of(draft.text(), folder);
                Organization organization = workspace.organization();
                FileTree tree = Workspace.value(Workspace.render(organization));
                Map<String, String> files = new TreeMap<>();
                tree.files().forEach((path, bytes) -> files.put(path, new String(bytes, StandardCharsets.UTF_8)));
                SourceText manifest = new SourceText(ManifestFile.NAME, files.getOrDefault(ManifestFile.NAME, ""));
                return new Rendered(organization, ManifestFile.in(Map.of(ManifestFile.NAME, manifest)), files);
            } finally {
                Workspace.delete(folder);
            }
        }

        Map<String, String> templates() {
            Map<String, String> templates = new TreeMap<>();
            manifest.stacks().forEach(stack -> templates.put(stack.name(), template(stack)));
            return templates;
        }

        String template(Stack stack) {
            return files.getOrDefault(stack.template(), "");
        }
    }

    /** How the deployment goes. */
    enum Way {
        SMOOTHLY,
        KILLED,
        SOME_STACKS_FAIL,
        /** Too much is left over to be deleted. */
        GUARDED,
        /** Somebody deploys only some stacks at first. */
        SOME_STACKS_ONLY,
        /** Somebody else has taken names of new stacks. */
        AMONG_STRANGERS,
        FAULTS
    }

    @Example
    void nobodyIsLeftOutOnTheWayOfEachKindOfChange() throws IOException {
        Way[] ways = Way.values();
        int seed = 0;
        for (String change : OrganizationDraft.CHANGES.keySet()) {
            seed++;
            play(seed, Set.of(change), ways[seed % ways.length]);
        }
    }

    /** What a rollback has left half done hears of nothing for certain; a bus that is deleted later takes it on. */
    @Example
    void whatIsStuckIsTakenOnAtOnce() throws IOException {
        List<String> changes =
                List.of("eventBuses", "language of an owner", "contacts of an owner", "language", "fallback");
        play(7307854523578550455L, new LinkedHashSet<>(changes), Way.SOME_STACKS_FAIL);
    }

    /** When others take on its findings after all, a bus that is to go gets back what it had. */
    @Example
    void aBusThatIsToGoIsGivenBackWhatItLeavesToOthers() throws IOException {
        List<String> changes = List.of("severities", "help", "eventBuses", "accounts moved");
        play(257065, new LinkedHashSet<>(changes), Way.SOME_STACKS_FAIL, true);
    }

    /** Findings of a new account come to a bus that is to go, since a stack has failed: its fallback is told. */
    @Example
    void whatABusThatIsToGoTakesReachesTheFallback() throws IOException {
        play(12, new LinkedHashSet<>(List.of("eventBuses", "accounts added")), Way.SOME_STACKS_FAIL, true);
    }

    /** Also where the stacks that somebody deploys are as they should be, and others are not. */
    @Example
    void whoIsToldIsKnownWhereNothingIsDone() throws IOException {
        play(2, Set.of("accounts added"), Way.SOME_STACKS_ONLY, true);
    }

    /** The key comes before topics need it, and goes when they need it no more. */
    @Example
    void noTopicIsWithoutItsKeyWhenEncryptionEndsOrBegins() throws IOException {
        encryption(11, false, Way.SMOOTHLY);
        encryption(11, true, Way.KILLED);
    }

    /** Without it, chat would get nothing that is published to its topic. */
    @Example
    void aChannelThatIsDeployedAloneWaitsForItsKey() throws IOException {
        OrganizationDraft draft = OrganizationDraft.of(new Random(1)).chatting().encrypted(false);
        Rendered before = Rendered.of(draft);
        Rendered after = Rendered.of(draft.copy().encrypted(true));
        new Play(before, after, draft.accounts(), new Random(1)).runFirst("relay-channel-slack-C0AB12CD3");
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    @Tag("scale")
    void noTopicIsWithoutItsKey(@ForAll long seed, @ForAll boolean begins, @ForAll Way way) throws IOException {
        encryption(seed, begins, way);
    }

    private static void encryption(long seed, boolean begins, Way way) throws IOException {
        Random random = new Random(seed);
        OrganizationDraft draft = varied(random).encrypted(!begins);
        OrganizationDraft changed = draft.copy().encrypted(begins);
        new Play(Rendered.of(draft), Rendered.of(changed), draft.accounts(), random).run(way);
    }

    /** A bus of somebody else: nothing is deployed, and the report does not say that nobody is told. */
    @Example
    void whoIsToldGoesOnToBeToldBesideAStrangersBus() throws IOException {
        play(-5982862039885440224L, Set.of("eventBuses"), Way.AMONG_STRANGERS);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void nobodyIsLeftOutOnTheWay(@ForAll long seed, @ForAll("mixtures") Set<String> changes, @ForAll Way way)
            throws IOException {
        play(seed, changes, way);
    }

    @Property(tries = 450, shrinking = ShrinkingMode.OFF)
    @Tag("scale")
    void nobodyIsLeftOutOnTheWayOfAnyChange(@ForAll long seed, @ForAll("changes") String change, @ForAll Way way)
            throws IOException {
        play(seed, Set.of(change), way);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Tag("scale")
    void nobodyIsLeftOutOnTheWayOfManyChanges(
            @ForAll long seed, @ForAll("mixtures") Set<String> changes, @ForAll Way way) throws IOException {
        play(seed, changes, way);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @Tag("scale")
    void nobodyIsLeftOutFromTheBeginning(@ForAll long seed, @ForAll Way way) throws IOException {
        Random random = new Random(seed);
        Rendered none = new Rendered(Rendered.of(OrganizationDraft.of(random)).organization(), Manifest.NONE, Map.of());
        OrganizationDraft draft = varied(random);
        new Play(none, Rendered.of(draft), draft.accounts(), random).run(way);
    }

    @Provide
    Arbitrary<String> changes() {
        return Arbitraries.of(OrganizationDraft.CHANGES.keySet());
    }

    @Provide
    Arbitrary<Set<String>> mixtures() {
        return changes().set().ofMinSize(2).ofMaxSize(5);
    }

    static void play(long seed, Set<String> changes, Way way) throws IOException {
        play(seed, changes, way, false);
    }

    /**
     * Plays a transition.
     *
     * @param exact whether the report must not say that nobody is told where the fallback is
     */
    private static void play(long seed, Set<String> changes, Way way, boolean exact) throws IOException {
        Random random = new Random(seed);
        OrganizationDraft draft = varied(random);
        OrganizationDraft changed = draft.copy();
        for (String change : changes) {
            OrganizationDraft.CHANGES.getOrDefault(change, (none, chance) -> {}).accept(changed, random);
        }
        Set<String> accounts = new TreeSet<>(draft.accounts());
        accounts.addAll(changed.accounts());
        Play play = new Play(Rendered.of(draft), Rendered.of(changed), accounts, random);
        play.exact = exact;
        play.run(way);
    }

    private static OrganizationDraft varied(Random random) {
        OrganizationDraft draft = OrganizationDraft.of(random);
        List<String> all = List.copyOf(OrganizationDraft.CHANGES.keySet());
        for (int i = random.nextInt(4); i > 0; i--) {
            OrganizationDraft.CHANGES
                    .getOrDefault(all.get(random.nextInt(all.size())), (none, chance) -> {})
                    .accept(draft, random);
        }
        return draft;
    }

    private static final String THEIRS = """
            Description: Of somebody else
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: theirs
            """;

    /** One transition. */
    private static final class Play {

        private final Rendered before;
        private final Rendered after;
        private final Random random;
        private final InMemoryCloudFormation cloud;
        private final DeployedRoutes.Reading reading;
        private final DeployedRoutes oldRoutes;
        private final DeployedRoutes newRoutes;
        private final List<JsonNode> findings;
        private final Set<String> fallback = new TreeSet<>();
        private final List<String> journal = new ArrayList<>();
        private boolean rollbacksFail;
        private boolean exact;
        private final Set<Map<String, String>> seen = new HashSet<>();

        Play(Rendered before, Rendered after, Set<String> accounts, Random random) {
            this.before = before;
            this.after = after;
            this.random = random;
            this.cloud = new InMemoryCloudFormation(random);
            this.reading = new DeployedRoutes.Reading(after.organization());
            this.oldRoutes = reading.routes(before.templates());
            this.newRoutes = reading.routes(after.templates());
            Set<String> owners = new TreeSet<>(accounts);
            owners.addAll(List.of("300000000001", "300000000998", "300000000505"));
            this.findings = PlayedFindings.of(owners, 8, random);
            for (Rendered each : List.of(before, after)) {
                each.organization()
                        .notifications()
                        .fallback()
                        .contacts()
                        .forEach(contact -> fallback.add(contact.kind() + " " + contact.address()));
            }
        }

        /** Some are deployed by themselves before all are. */
        void runFirst(String stack) {
            start();
            deploy(100, Set.of(stack));
            assertThat(journal).anyMatch(line -> line.contains("result=NOT_RUN") && line.contains("deploy that, too"));
            deploy();
            assertComplete();
        }

        private void start() {
            before.manifest()
                    .stacks()
                    .forEach(stack -> cloud.put(
                            stack.name(),
                            StackStatus.CREATE_COMPLETE,
                            before.template(stack),
                            before.manifest().stackTags()));
            cloud.onChange(this::snapshot);
        }

        void run(Way way) {
            start();
            switch (way) {
                case SMOOTHLY -> deploy();
                case KILLED -> killed();
                case SOME_STACKS_FAIL -> failing();
                case GUARDED -> {
                    deploy(0, Set.of());
                    assertNobodyIsSilent();
                    deploy();
                }
                case SOME_STACKS_ONLY -> {
                    deploy(100, some());
                    journal.add("all");
                    deploy();
                }
                case AMONG_STRANGERS -> amongStrangers();
                case FAULTS -> {
                    cloud.faults((call, chance) -> switch (chance.nextInt(12)) {
                        case 0 -> InjectedFault.THROTTLED;
                        case 1 -> InjectedFault.FAILED_BEFORE;
                        case 2 -> InjectedFault.FAILED_AFTER;
                        default -> InjectedFault.NONE;
                    });
                    deploy();
                }
            }
            cloud.faults(InMemoryCloudFormation.Faults.NONE);
            assertComplete();
        }

        private void amongStrangers() {
            Map<String, Object> theirs = new TreeMap<>();
            Map<String, String> there = before.templates();
            for (Stack stack : after.manifest().stacks()) {
                if (!there.containsKey(stack.name()) && random.nextInt(3) == 0) {
                    cloud.put(stack.name(), StackStatus.UPDATE_COMPLETE, THEIRS, Map.of());
                    theirs.put(stack.name(), cloud.all(stack.name()));
                }
            }
            deploy();
            theirs.forEach((name, as) ->
                    assertThat(cloud.all(name)).as("%s %s", name, journal).isEqualTo(as));
            assertNobodyIsSilent();
            journal.add("adopted");
            deploy(100, Set.of(), theirs.keySet());
        }

        private void killed() {
            int at = 1 + random.nextInt(80);
            cloud.faults((call, chance) -> call == at ? InjectedFault.KILLED : InjectedFault.NONE);
            try {
                deploy();
            } catch (Killed e) {
                journal.add("killed");
                cloud.faults(InMemoryCloudFormation.Faults.NONE);
                deploy();
            }
        }

        private void failing() {
            int salt = random.nextInt(1000);
            int share = 2 + random.nextInt(5);
            rollbacksFail = random.nextInt(4) == 0;
            cloud.failing((name, template) -> Math.floorMod(31 * name.hashCode() + salt, share) == 0, rollbacksFail);
            DeploymentReport report = deploy();
            if (report.count(DeploymentResult.FAILED) > 0) {
                assertNobodyIsSilent();
                journal.add("again");
                Map<String, String> then = cloud.inEffect();
                deploy();
                assertNobodyIsSilent();
                assertThat(cloud.inEffect()).as("%s", journal).isEqualTo(then);
            }
            cloud.failing(template -> false, false);
            cloud.recover();
            journal.add("recovered");
            deploy();
        }

        private Set<String> some() {
            Set<String> some = new TreeSet<>();
            after.manifest().stacks().stream()
                    .map(Stack::name)
                    .filter(name -> some.isEmpty() || random.nextBoolean())
                    .forEach(some::add);
            if (random.nextBoolean()) {
                some.remove("relay-foundation");
            }
            return some;
        }

        private DeploymentReport deploy() {
            return deploy(100, Set.of());
        }

        private DeploymentReport deploy(int maxPrune, Set<String> only) {
            return deploy(maxPrune, only, Set.of());
        }

        private DeploymentReport deploy(int maxPrune, Set<String> only, Set<String> adopted) {
            cloud.sleep(Duration.ofMinutes(1));
            InMemoryStackSets sets = new InMemoryStackSets();
            DeploymentReport report = new Deployment(
                            after.manifest(),
                            path -> after.files().getOrDefault(path, ""),
                            new DeploymentSettings(
                                    1 + random.nextInt(6), Optional.of(maxPrune), only, adopted, Optional.empty()),
                            new DeploymentCalls(cloud, sets, sets, cloud, new Random(random.nextLong())),
                            Silence.PROGRESS)
                    .run();
            report.outcomes().forEach(outcome -> journal.add(outcome.toString()));
            report.untold().forEach(untold -> journal.add(untold.toString()));
            assertSays(report);
            return report;
        }

        private void snapshot() {
            Map<String, String> now = cloud.inEffect();
            if (!seen.add(now)) {
                return;
            }
            journal.add(journal(now));
            DeployedRoutes routes = reading.routes(now);
            assertThat(routes.topicsWithoutKey())
                    .as("%s", String.join("\n", journal))
                    .isEmpty();
            for (JsonNode finding : findings) {
                List<String> old = oldRoutes.told(finding);
                List<String> wanted = newRoutes.told(finding);
                if (!old.isEmpty() && !wanted.isEmpty()) {
                    List<String> told = routes.told(finding);
                    assertThat(told)
                            .as("%s: %s, then %s, told %s; %s", finding, old, wanted, told, String.join("\n", journal))
                            .anyMatch(who -> old.contains(who) || wanted.contains(who) || fallback.contains(who));
                }
            }
        }

        private String journal(Map<String, String> now) {
            return "then "
                    + now.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + version(entry.getKey(), entry.getValue()))
                            .toList();
        }

        private String version(String name, String template) {
            boolean isOld = template.equals(before.templates().get(name));
            boolean isNew = template.equals(after.templates().get(name));
            return isOld ? isNew ? "same" : "old" : isNew ? "new" : "between";
        }

        /** The report says of whose findings nobody is told, or only the fallback. */
        private void assertSays(DeploymentReport report) {
            DeployedRoutes routes = reading.routes(cloud.inEffect());
            Map<String, Untold.Instead> untold = new TreeMap<>();
            report.untold().forEach(each -> untold.put(each.account(), each.told()));
            for (JsonNode finding : PlayedFindings.usual(accounts())) {
                List<String> old = oldRoutes.told(finding);
                List<String> wanted = newRoutes.told(finding);
                if (wanted.isEmpty() || (old.isEmpty() && !before.templates().isEmpty())) {
                    continue;
                }
                List<String> told = routes.told(finding);
                Untold.Instead instead = untold.get(PlayedFindings.account(finding));
                // Of a stack whose rollback has failed nobody knows what it still does. And the fallback counts only
                // when
                // all that its new template refers to is there: it may be told although the report says nobody.
                boolean isInDoubt = rollbacksFail || (!exact && fallback.containsAll(told));
                boolean saysNobody = instead == Untold.Instead.NOBODY && (told.isEmpty() || !isInDoubt);
                assertThat(told.isEmpty())
                        .as("%s told %s, said %s %s", finding, told, instead, String.join("\n", journal))
                        .isEqualTo(saysNobody);
                if (instead == null) {
                    assertThat(told)
                            .as("%s, not %s", finding, wanted)
                            .anyMatch(who -> old.contains(who) || wanted.contains(who));
                }
            }
        }

        private Set<String> accounts() {
            Set<String> accounts = new TreeSet<>();
            after.organization().accounts().forEach(account -> accounts.add(account.id()));
            return accounts;
        }

        private void assertNobodyIsSilent() {
            DeployedRoutes routes = reading.routes(cloud.inEffect());
            boolean hasFallback = Stream.of(cloud.inEffect()).anyMatch(now -> now.containsKey("relay-foundation"));
            for (JsonNode finding : findings) {
                boolean isWanted = !newRoutes.told(finding).isEmpty()
                        && !oldRoutes.told(finding).isEmpty();
                if (isWanted && hasFallback) {
                    assertThat(routes.told(finding))
                            .as("%s %s", finding, String.join("\n", journal))
                            .isNotEmpty();
                }
            }
        }

        private void assertComplete() {
            assertThat(cloud.inEffect()).as("%s", String.join("\n", journal)).isEqualTo(after.templates());
        }
    }
}

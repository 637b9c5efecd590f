package io.github.findingrelay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ground plan: which room may use which, and the only one that knows each library. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.findingrelay";

    /** From the entry down: a floor uses the floors below it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("cli"),
            Set.of(
                    "generate",
                    "routing",
                    "plan",
                    "deploy",
                    "status",
                    "subscriptions",
                    "redeliver",
                    "findings",
                    "remind",
                    "analyzers",
                    "organization",
                    "doctor",
                    "notifytest",
                    "github"),
            Set.of("desk", "generated", "config", "template", "shape", "statemachine", "delivery"),
            Set.of("console", "aws", "request", "diagnostic", "model"));

    /** What a room uses of its own floor, and why. */
    private static final Map<String, String> EDGES = Map.ofEntries(
            Map.entry("plan -> deploy", "a plan reads what is deployed through the same ports"),
            Map.entry("plan -> generate", "what is not rendered is not planned"),
            Map.entry("deploy -> generate", "what is not rendered is not deployed"),
            Map.entry("plan -> findings", "a plan says which findings new archive rules would hide"),
            Map.entry("status -> deploy", "the state of stacks is part of the chain to a person"),
            Map.entry("redeliver -> routing", "a letter may hold the event itself, and the rules say who is told"),
            Map.entry("status -> redeliver", "what redeliver would deliver again is unhealthy"),
            Map.entry("status -> routing", "the rules of each stack are read from its template"),
            Map.entry("status -> subscriptions", "confirmed subscribers are the end of the chain"),
            Map.entry("subscriptions -> deploy", "only topics of stacks that exist have subscribers"),
            Map.entry("notifytest -> routing", "the way of a test finding is foretold by the proof"),
            Map.entry("findings -> analyzers", "findings are read analyzer by analyzer"),
            Map.entry("remind -> findings", "what is still open is read as it is listed"),
            Map.entry("remind -> generate", "a reminder takes its words from the same templates as a notification"),
            Map.entry("remind -> subscriptions", "people are told through the topics that they have confirmed"),
            Map.entry("doctor -> analyzers", "doctor looks for analyzers that others have made"),
            Map.entry("doctor -> deploy", "doctor asks whether bootstrap.yaml is deployed"),
            Map.entry("organization -> generate", "what is written for a new organization keeps the quotas"),
            Map.entry("organization -> github", "init writes the workflows of a workspace, too"),
            Map.entry("analyzers -> organization", "analyzers are listed in all member accounts"),
            Map.entry("shape -> template", "what may be in a template is compared with what is read of it"),
            Map.entry("delivery -> statemachine", "what a delivery does is played as Step Functions plays it"),
            Map.entry("desk -> config", "whoever works in the admin account reads its id first"),
            Map.entry("aws -> request", "AWS's refusals have a form that knows no SDK"),
            Map.entry("request -> diagnostic", "a refusal is in the words of others, and printed by many"),
            Map.entry("console -> request", "whoever runs a command decides what time it is"),
            Map.entry("console -> diagnostic", "diagnostics are what the console prints most"));

    @ArchTest
    static final ArchRule FLOOR_BY_FLOOR =
            classes().should(new UseOnlyFloorsBelowAndListedEdges()).as("the floors of the house");

    @ArchTest
    static void everyListedEdgeIsUsed(JavaClasses all) {
        Set<String> used = all.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(ArchitectureTest::edge)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).containsAll(EDGES.keySet());
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SNAKEYAML = onlyIn("config", "org.yaml..");

    @ArchTest
    static final ArchRule JSON_SCHEMA = onlyIn("config", "com.networknt..");

    /** The status page, too, is a text with names of strangers in it, and must escape each. */
    @ArchTest
    static final ArchRule FREEMARKER = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".generate..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".status.StatusPage")
            .should()
            .dependOnClassesThat(resideInAnyPackage("freemarker.."));

    @ArchTest
    static final ArchRule EVENT_RULER = onlyIn("routing", "software.amazon.event.ruler..");

    @ArchTest
    static final ArchRule JSONATA = onlyIn("statemachine", "com.dashjoin..");

    @ArchTest
    static final ArchRule AWS_SDK = onlyNamed("Aws\\w*", "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule PICOCLI = onlyNamed(
            "\\w+(Command|Options)|Main|Relay|Version|CommandTree|HelpPage|UsageMistake|FishScript", "picocli..");

    private static ArchRule onlyIn(String room, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }

    /** Only in classes of such a name, and in what they enclose. */
    private static ArchRule onlyNamed(String simpleName, String library) {
        return noClasses()
                .that()
                .haveNameNotMatching(".*\\.(" + simpleName + ")(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }

    private static String edge(Dependency dependency) {
        return room(dependency.getOriginClass()) + " -> " + room(dependency.getTargetClass());
    }

    /** The package below the root; empty: not ours. */
    private static String room(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", -1)[0] : "";
    }

    /** 0 is the entry. */
    private static int floor(String room) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room)) {
                return floor;
            }
        }
        throw new AssertionError("on which floor is the room '" + room + "'?");
    }

    private static final class UseOnlyFloorsBelowAndListedEdges extends ArchCondition<JavaClass> {

        private UseOnlyFloorsBelowAndListedEdges() {
            super("use only floors below, and what is listed of their own");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String from = room(dependency.getOriginClass());
                String to = room(dependency.getTargetClass());
                boolean allowed = to.isEmpty()
                        || from.equals(to)
                        || floor(from) < floor(to)
                        || EDGES.containsKey(edge(dependency));
                if (!allowed) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        }
    }
}

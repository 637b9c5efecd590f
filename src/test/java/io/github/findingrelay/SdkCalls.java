package io.github.findingrelay;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which actions of AWS the code can come to call, from its byte code: every call, constructor and
 * method reference that can be reached, and of a method of an interface every implementation.
 */
public final class SdkCalls {

    private static final String SDK = "software.amazon.awssdk.services.";

    /** Prefixes of actions that are not called as the SDK's packages are. */
    private static final Map<String, String> PREFIXES = Map.of(
            "accessanalyzer", "access-analyzer",
            "eventbridge", "events",
            "resourcegroupstaggingapi", "tag",
            "sfn", "states");

    private final JavaClasses classes;

    public SdkCalls(JavaClasses classes) {
        this.classes = classes;
    }

    /** The actions that commands call, for example {@code sns:Subscribe}. */
    Set<String> of(Collection<Class<?>> commands) {
        Deque<JavaCodeUnit> open = new ArrayDeque<>();
        commands.forEach(command -> open.addAll(classes.get(command).getCodeUnits()));
        Set<JavaCodeUnit> seen = new HashSet<>(open);
        Set<String> actions = new TreeSet<>();
        while (!open.isEmpty()) {
            for (JavaAccess<?> access : calls(open.remove())) {
                action(access).ifPresent(actions::add);
                bodies(access).filter(seen::add).forEach(open::add);
            }
        }
        return actions;
    }

    /** The actions that anything calls. */
    public Set<String> all() {
        return classes.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> calls(unit).stream())
                .flatMap(access -> action(access).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JavaAccess<?>> calls(JavaCodeUnit unit) {
        return Stream.of(
                        unit.getMethodCallsFromSelf(),
                        unit.getConstructorCallsFromSelf(),
                        unit.getMethodReferencesFromSelf(),
                        unit.getConstructorReferencesFromSelf())
                .<JavaAccess<?>>flatMap(Set::stream)
                .toList();
    }

    private static Optional<String> action(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!owner.getName().startsWith(SDK) || !owner.getSimpleName().endsWith("Client")) {
            return Optional.empty();
        }
        String name = access.getTarget().getName().replaceFirst("Paginator$", "");
        if (name.equals("builder") || name.equals("create") || name.equals("close")) {
            return Optional.empty();
        }
        String service = owner.getName().substring(SDK.length()).split("\\.", 2)[0];
        return Optional.of("%s:%s%s"
                .formatted(
                        PREFIXES.getOrDefault(service, service),
                        Character.toUpperCase(name.charAt(0)),
                        name.substring(1)));
    }

    /** What runs: the method itself, and what overrides it. */
    private static Stream<JavaCodeUnit> bodies(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .filter(type -> type.getName().startsWith(ArchitectureTest.ROOT))
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(access.getName()))
                .filter(unit -> unit instanceof JavaMethod || unit.getOwner().equals(owner));
    }
}

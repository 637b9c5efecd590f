package io.github.findingrelay.desk;

import io.github.findingrelay.model.Language;
import io.github.findingrelay.model.Organization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A state machine that tells people of findings in a language. */
public record DeliveryMachine(Language language, String arn) {

    private static final String MACHINE = ":stateMachine:";

    /** Those that there may be. */
    public static List<DeliveryMachine> all(Organization organization) {
        return Stream.of(Language.values())
                .map(language -> of(organization, language))
                .toList();
    }

    /** Those without which somebody is told nothing. */
    public static List<DeliveryMachine> needed(Organization organization) {
        return organization.languages().stream()
                .map(language -> of(organization, language))
                .toList();
    }

    private static DeliveryMachine of(Organization organization, Language language) {
        return new DeliveryMachine(
                language,
                "arn:%s:states:%s:%s%s%s"
                        .formatted(
                                organization.partition().id(),
                                organization.homeRegion(),
                                organization.adminAccount(),
                                MACHINE,
                                organization.names().delivery(language)));
    }

    /** Whichever an ARN is of: its own, or that of one of its executions. */
    public static Optional<DeliveryMachine> named(List<DeliveryMachine> machines, String arn) {
        return machines.stream()
                .filter(machine -> arn.equals(machine.arn) || arn.startsWith(machine.execution("")))
                .findFirst();
    }

    /** The ARN of an execution. */
    public String execution(String name) {
        return arn.replace(MACHINE, ":execution:") + ":" + name;
    }

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    @Override
    public String toString() {
        return name();
    }
}

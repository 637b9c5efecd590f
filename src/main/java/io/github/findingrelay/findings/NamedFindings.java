package io.github.findingrelay.findings;

import io.github.findingrelay.console.Console;
import io.github.findingrelay.console.ExitCode;
import io.github.findingrelay.model.ArchiveRule.Criterion;
import io.github.findingrelay.model.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings that somebody has named, by id or by the ARN of the resource.
 *
 * @param reading all that was found
 * @param unknown names of nothing that was found
 */
record NamedFindings(FindingsReading reading, List<String> unknown) {

    /** Looks them up in all places, whatever their status. */
    static NamedFindings of(FindingsDesk desk, List<String> names) {
        List<String> each = names.stream().distinct().toList();
        List<String> resources = each.stream().filter(NamedFindings::isArn).toList();
        List<String> ids = each.stream().filter(name -> !isArn(name)).toList();
        List<List<Criterion>> filters = new ArrayList<>(FindingsDesk.anyOf("id", ids));
        filters.addAll(FindingsDesk.anyOf("resource", resources));
        FindingsReading reading = desk.read(filters);
        Set<String> known = reading.findings().stream()
                .flatMap(finding -> Stream.of(finding.id(), finding.resource()))
                .collect(Collectors.toSet());
        return new NamedFindings(
                reading, each.stream().filter(name -> !known.contains(name)).toList());
    }

    private static boolean isArn(String name) {
        return name.startsWith("arn:");
    }

    /** The same, with what other Regions say of the same access to roles among them. */
    NamedFindings inAllRegions(FindingsDesk desk) {
        List<String> roles = reading.findings().stream()
                .filter(ExternalFinding::isRole)
                .map(ExternalFinding::resource)
                .distinct()
                .toList();
        if (roles.isEmpty()) {
            return this;
        }
        Set<List<Object>> named =
                reading.findings().stream().map(ExternalFinding::access).collect(Collectors.toSet());
        FindingsReading others = desk.read(FindingsDesk.anyOf("resource", roles));
        return new NamedFindings(reading.and(others.matching(finding -> named.contains(finding.access()))), unknown);
    }

    /**
     * Says what is unknown, and what could not be asked.
     *
     * @return done, if all exist
     */
    ExitCode report(Console console, Organization organization) {
        unknown.forEach(name -> console.problem("error: %s%n".formatted(complaint(name))));
        reading.unanswered(organization).forEach(line -> console.problem("! " + line + "\n"));
        if (unknown.isEmpty()) {
            return ExitCode.DONE;
        }
        // It may be where nobody has answered.
        return reading.refusals().isEmpty() ? ExitCode.INVALID_INPUT : ExitCode.FAILED;
    }

    private static String complaint(String name) {
        if (isArn(name)) {
            return "no finding about the resource '%s'".formatted(name);
        }
        return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? "no finding '%s'".formatted(name)
                : "'%s' is neither the id of a finding, such as 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d, nor the ARN of a resource"
                        .formatted(name);
    }
}

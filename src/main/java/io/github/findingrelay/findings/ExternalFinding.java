package io.github.findingrelay.findings;

import io.github.findingrelay.analyzers.ExistingAnalyzer;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * That somebody outside has access to a resource.
 *
 * @param id unique in its analyzer
 * @param resource ARN
 * @param type for example {@code AWS::IAM::Role}
 * @param ownerAccount that the resource is in
 * @param principal who has access, by kind of principal; empty if there is an error
 * @param isPublic whether everybody has
 * @param sources through what; empty: the resource's policy
 * @param error why Access Analyzer could not look at the resource, or empty
 */
public record ExternalFinding(
        ExistingAnalyzer analyzer,
        String id,
        String resource,
        String type,
        String ownerAccount,
        FindingStatus status,
        Map<String, String> principal,
        boolean isPublic,
        List<String> actions,
        Map<String, String> condition,
        List<String> sources,
        Instant createdAt,
        Instant updatedAt,
        Instant analyzedAt,
        String error) {

    static final String ROLE = "AWS::IAM::Role";

    public ExternalFinding {
        principal = Collections.unmodifiableMap(new TreeMap<>(principal));
        condition = Collections.unmodifiableMap(new TreeMap<>(condition));
        actions = List.copyOf(actions);
        sources = List.copyOf(sources);
    }

    public String region() {
        return analyzer.place().region();
    }

    /** Roles are in no Region: the analyzers of all Regions find the same access. */
    public boolean isRole() {
        return type.equals(ROLE);
    }

    /** Equal for findings of the same access to the same role, whatever their Region and status. */
    List<Object> access() {
        return List.of(analyzer.place().account(), analyzer.name(), resource, principal, isPublic, condition);
    }

    /** Who has access, in words. */
    public String who() {
        if (isPublic) {
            return "everybody";
        }
        if (principal.isEmpty()) {
            return error.isEmpty() ? "unknown" : "unknown: " + error;
        }
        return principal.entrySet().stream()
                .map(who -> isArn(who.getValue()) ? who.getValue() : who.getKey() + " " + who.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isArn(String principal) {
        return principal.startsWith("arn:");
    }
}

package io.github.findingrelay.routing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An {@code AWS::IAM::Role}.
 *
 * @param trustedBy services that take it
 * @param prefix of all our names, if bootstrap.yaml's boundary bounds the role: that lets it work
 *     with what is named so; with any other boundary, or none, we may not make the role
 */
record Role(String arn, Set<String> trustedBy, List<Grant> grants, Optional<String> prefix) {

    /** What a policy of the role allows, with {@code *} for any characters in the resource. */
    record Grant(String action, String resource) {

        boolean covers(String wanted, String of) {
            return action.equals(wanted) && matches(resource, of);
        }
    }

    Role {
        trustedBy = Set.copyOf(trustedBy);
        grants = List.copyOf(grants);
    }

    /** Whether a text is like a pattern, in which {@code *} stands for any characters. */
    static boolean matches(String pattern, String text) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return text.matches(regex);
    }

    boolean may(String action, String resource) {
        return grants.stream().anyMatch(grant -> grant.covers(action, resource)) && isWithinBoundary(resource);
    }

    private boolean isWithinBoundary(String resource) {
        return prefix.map(ours -> resource.equals("*")
                        || Pattern.compile("[:/ ]" + Pattern.quote(ours) + "-")
                                .matcher(resource)
                                .find())
                .orElse(false);
    }
}

package io.github.findingrelay.deploy;

import io.github.findingrelay.model.Manifest;
import io.github.findingrelay.model.Stack;
import io.github.findingrelay.request.Page;
import io.github.findingrelay.request.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudFormation in one account and Region. Each method is one call; none retries.
 *
 * <p>All throw a {@link RequestException}.
 */
public interface CloudFormation {

    /** Stacks of all kinds, whoever has made them; not those that are deleted. */
    Page<DeployedStack> stacks(Optional<String> next);

    /** A stack by its name; empty: there is none, or it is deleted. */
    Optional<DeployedStack> stack(String name);

    /** Names of the stacks in which something is going on. */
    Page<String> inProgress(Optional<String> next);

    /**
     * What is to be deployed.
     *
     * @param token the same for each attempt of one operation, so that it is done once
     */
    record Request(String name, String template, Map<String, String> tags, String token) {
        public Request {
            tags = Map.copyOf(tags);
        }

        /** What makes a stack what the manifest says. */
        public static Request of(Manifest manifest, Stack stack, String template, String token) {
            return new Request(stack.name(), template, manifest.stackTags(), token);
        }

        Request with(String other) {
            return new Request(name, template, tags, other);
        }
    }

    /** The template of a stack, as it was sent. */
    String template(String name);

    void create(Request request);

    void update(Request request);

    void delete(String name, String token);

    /** Turns termination protection on. */
    void protect(String name);

    /** Turns termination protection off. */
    void unprotect(String name);

    /** The same, with the role that each stack was made with in place of ours. */
    CloudFormation withRolesOfStacks();

    /** What has failed in the newest operation, {@code RESOURCE: REASON}, the first failure first. */
    List<String> failures(String name);
}

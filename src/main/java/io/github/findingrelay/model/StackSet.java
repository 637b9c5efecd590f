package io.github.findingrelay.model;

import java.util.List;

/**
 * A CloudFormation stack set as the manifest lists it. Every set has analyzers.
 *
 * @param template path below generated/
 * @param digest {@code sha256:} and 64 hexadecimal digits, over the template and the tags
 * @param callAs as whom the admin account works with it
 * @param accounts those that get an instance in each Region, ascending; none if service managed
 * @param organizationalUnits whose accounts get an instance in each Region; none if self-managed
 * @param regions the home Region first, then in alphabetical order
 */
public record StackSet(
        String name,
        String template,
        String digest,
        PermissionModel permissionModel,
        CallAs callAs,
        List<String> accounts,
        List<String> organizationalUnits,
        List<String> regions,
        OperationPreferences operationPreferences) {

    /** The only kind there is. */
    public static final String KIND = "analyzers";

    public StackSet {
        accounts = List.copyOf(accounts);
        organizationalUnits = List.copyOf(organizationalUnits);
        regions = List.copyOf(regions);
    }
}

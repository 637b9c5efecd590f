package io.github.findingrelay.model;

/** Whose roles CloudFormation uses to deploy a stack set. */
public enum PermissionModel {
    /** Roles of ours, for accounts by their ids. */
    SELF_MANAGED,
    /** Those of AWS Organizations, for organizational units; never for the management account. */
    SERVICE_MANAGED
}

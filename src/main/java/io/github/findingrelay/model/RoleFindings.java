package io.github.findingrelay.model;

/**
 * How one IAM role leads to one notification although each Region's analyzer reports it: by a rule
 * for one Region, or by archive rules in all the others.
 */
public enum RoleFindings implements Labelled {
    ONE_REGION,
    ARCHIVE_RULES
}

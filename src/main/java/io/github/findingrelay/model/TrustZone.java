package io.github.findingrelay.model;

/** Whose principals the analyzers trust; {@link #NONE} leaves the analyzers to somebody else. */
public enum TrustZone implements Labelled {
    ORGANIZATION,
    ACCOUNT,
    BOTH,
    NONE;

    /** Whether an analyzer in the admin account looks at the whole organization. */
    public boolean hasOrganizationAnalyzer() {
        return this == ORGANIZATION || this == BOTH;
    }

    /** Whether every account has an analyzer of its own. */
    public boolean hasAccountAnalyzers() {
        return this == ACCOUNT || this == BOTH;
    }
}

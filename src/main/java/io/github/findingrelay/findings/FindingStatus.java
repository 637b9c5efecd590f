package io.github.findingrelay.findings;

import io.github.findingrelay.model.Labelled;

/** What has become of a finding. */
public enum FindingStatus implements Labelled {
    /** Somebody outside has access. */
    ACTIVE,
    /** Somebody outside has access, and that is intended. */
    ARCHIVED,
    /** The access is gone. Access Analyzer forgets the finding 90 days later. */
    RESOLVED
}

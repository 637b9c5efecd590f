package io.github.findingrelay.organization;

/**
 * Something in which accounts.yaml and the organization differ.
 *
 * @param account its id; for {@link Difference#NO_SUCH_UNIT} the unit's
 * @param name in accounts.yaml, or in the organization where accounts.yaml lacks it
 * @param detail AWS's word for the state, or the name in the organization, or empty
 */
record CoverageGap(Difference kind, String account, String name, String detail) {

    /** The most important first. */
    public enum Difference {
        MISSING("missing"),
        NO_ANALYZER("no analyzer"),
        NO_SUCH_UNIT("no such unit"),
        MOVED_OUT("moved out"),
        CLOSED("closed"),
        SUSPENDED("suspended"),
        RENAMED("renamed");

        private final String label;

        Difference(String label) {
            this.label = label;
        }

        /** As reports print it. */
        public String label() {
            return label;
        }
    }

    /** What is so. */
    public String words() {
        return switch (kind) {
            case MISSING -> "active, but without an entry: only the fallback is notified";
            case NO_ANALYZER -> "below none of organization.organizationalUnits: no analyzer looks at it";
            case NO_SUCH_UNIT -> "the organization has no such root or unit";
            case MOVED_OUT -> "not in the organization any more";
            case CLOSED -> "closed";
            case SUSPENDED -> detail.equals("PENDING_CLOSURE") ? "about to be closed (PENDING_CLOSURE)" : "suspended";
            case RENAMED -> "called '%s' in the organization".formatted(detail);
        };
    }

    /** What to do about it. */
    public String remedy() {
        return switch (kind) {
            case MISSING -> "run ./relay accounts import";
            case NO_ANALYZER -> "add its unit or the root, or move the account";
            case NO_SUCH_UNIT -> "correct it in organization.organizationalUnits";
            case MOVED_OUT, CLOSED -> "remove the entry";
            case SUSPENDED -> "remove the entry once it is closed";
            case RENAMED -> "change the entry, if people call it so too";
        };
    }
}

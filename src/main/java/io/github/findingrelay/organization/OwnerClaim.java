package io.github.findingrelay.organization;

/**
 * What is written somewhere about the owner of an account.
 *
 * @param source such as {@code the tag 'owner'}
 * @param missing what is said if nothing is written, such as {@code the account has no tag 'owner'}
 * @param text blank: nothing is written
 */
record OwnerClaim(String source, String missing, String text) {

    OwnerClaim {
        text = text.strip();
    }

    /** What the tag with this key says. */
    static OwnerClaim ofTag(String key, String value) {
        return new OwnerClaim("the tag '%s'".formatted(key), "the account has no tag '%s'".formatted(key), value);
    }

    /** What a column or key of a file says. */
    static OwnerClaim ofColumn(String name, String value) {
        return new OwnerClaim(
                "the column '%s'".formatted(name), "the file names no owner in column '%s'".formatted(name), value);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}

package io.github.findingrelay.config;

/** Where an editor anywhere gets the JSON Schema of accounts.yaml that this version checks. */
public final class SchemaAddress {

    /** A file of each release, the last part of the address. */
    public static final String FILE = "accounts.schema.json";

    private SchemaAddress() {}

    /** The {@code $id} of the schema in the jar: an address below that of the release. */
    public static String ofTool() {
        return AccountsSchema.id();
    }

    /** The first line of an accounts.yaml that is outside of the sources; without a line break. */
    public static String line() {
        return "# yaml-language-server: $schema=" + ofTool();
    }
}

package io.github.findingrelay.config;

import java.nio.charset.StandardCharsets;

/**
 * What a new file of accounts.d begins with: the schema beside that which accounts.yaml names, for editors.
 *
 * @param line with its break; empty if accounts.yaml names none
 */
record PartHeader(String line) {

    private static final String START = "# yaml-language-server: $schema=";
    private static final String SCHEMA = "accounts.schema.json";

    static PartHeader of(AccountsSources sources) {
        String first =
                sources.text(AccountsFile.NAME).text().lines().findFirst().orElse("");
        if (!first.startsWith(START) || !first.contains(SCHEMA)) {
            return new PartHeader("");
        }
        String schema = first.substring(START.length()).strip().replace(SCHEMA, "accounts.d.schema.json");
        boolean absolute = schema.contains("://") || schema.startsWith("/");
        return new PartHeader(START + (absolute ? "" : "../") + schema + "\n");
    }

    CleanText text(String file) {
        return CleanText.of(file, line.getBytes(StandardCharsets.UTF_8));
    }
}

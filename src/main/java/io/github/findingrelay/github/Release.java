package io.github.findingrelay.github;

import io.github.findingrelay.config.SchemaAddress;
import java.util.Optional;

/**
 * A release that workflows run.
 *
 * @param project where its sources and documents are
 * @param version without a {@code v}
 * @param archive address of the {@code tar.gz}, over HTTPS
 * @param sha256 of the archive, 64 hexadecimal digits, if it is known: no archive has its own
 */
public record Release(String project, String version, String archive, Optional<String> sha256) {

    private static final String RELEASES = "/releases/download/v";

    /** The one that this tool is from; the address of its schema says which. */
    public static Release ofTool() {
        return of(SchemaAddress.ofTool());
    }

    static Release of(String schema) {
        int project = schema.indexOf(RELEASES);
        int end = schema.lastIndexOf('/');
        String version = schema.substring(project + RELEASES.length(), end);
        return new Release(
                schema.substring(0, project),
                version,
                "%s/finding-relay-%s.tar.gz".formatted(schema.substring(0, end), version),
                Optional.empty());
    }

    /** The same from another address: a mirror, say. */
    public Release at(String address) {
        return new Release(project, version, address, sha256);
    }

    /** The same with a checksum. */
    public Release with(String checksum) {
        return new Release(project, version, archive, Optional.of(checksum));
    }

    /** The address of a document of this version. */
    String document(String path) {
        return "%s/blob/v%s/%s".formatted(project, version, path);
    }
}

package io.github.findingrelay.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a text, for digests and for names that must be short and stable. */
public final class Fingerprint {

    private static final String DIGEST = "sha256:";
    private static final int SHORT = 12;

    private Fingerprint() {}

    private static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the text's UTF-8 bytes: {@code sha256:} and 64 lower-case hexadecimal digits. */
    public static String digest(String text) {
        return DIGEST + of(text);
    }

    /** The same of several pieces, one after the other. */
    public static String digest(byte[]... pieces) {
        return DIGEST + of(pieces);
    }

    /** Whether a text is such a digest. */
    public static boolean isDigest(String text) {
        return text.startsWith(DIGEST);
    }

    /** 64 lower-case hexadecimal digits of several pieces, one after the other. */
    public static String of(byte[]... pieces) {
        MessageDigest digest = sha256();
        for (byte[] piece : pieces) {
            digest.update(piece);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The first 12 of the digits: 48 bits, so that 10,000 texts collide with a chance of 1 in 5
     * million.
     */
    public static String shortOf(String text) {
        return of(text).substring(0, SHORT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

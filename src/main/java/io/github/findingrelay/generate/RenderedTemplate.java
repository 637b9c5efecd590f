package io.github.findingrelay.generate;

import io.github.findingrelay.model.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of a CloudFormation template around what a FreeMarker template makes of it: the first
 * line marks it as ours, and the output {@code Digest} at its end tells a deployed stack's state.
 */
final class RenderedTemplate {

    /** Begins every template that we write. */
    static final String MARK =
            "# Made by Finding Relay from accounts.yaml. Edit accounts.yaml or templates/, not this" + " file.\n";

    private static final String OUTPUT = """

      Outputs:
        Digest:
          Value: %s
      """;

    private final String digest;
    private final byte[] bytes;

    /**
     * Completes a template.
     *
     * @param body without {@code Outputs}
     * @param tags of the stack as JSON, which its digest covers too
     */
    RenderedTemplate(String body, byte[] tags) {
        byte[] text = (MARK + body).getBytes(StandardCharsets.UTF_8);
        this.digest = Fingerprint.digest(text, tags);
        byte[] output = OUTPUT.formatted(digest).getBytes(StandardCharsets.UTF_8);
        this.bytes = Arrays.copyOf(text, text.length + output.length);
        System.arraycopy(output, 0, bytes, text.length, output.length);
    }

    String digest() {
        return digest;
    }

    /** UTF-8 text. */
    byte[] bytes() {
        return bytes;
    }
}

package io.github.findingrelay.generate;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a message file, whatever editor has saved it. */
final class MessageSource {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private MessageSource() {}

    /**
     * Reads UTF-8, with or without a byte order mark, its lines ended in any way.
     *
     * @throws InvalidTemplateException if it is not UTF-8, or has a character that nobody sees
     */
    static SourceText read(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        String text = unified(out.flip().toString());
        if (result.isError()) {
            throw notUtf8(new SourceText(file, text), bytes[in.position()]);
        }
        SourceText source = new SourceText(file, text);
        text.codePoints().filter(MessageSource::isInvisible).findFirst().ifPresent(c -> rejectInvisible(source, c));
        return source;
    }

    /** Without a byte order mark, and with line feeds alone: what editors and checkouts make different. */
    static String unified(String text) {
        String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return marked.replaceAll("\r\n?", "\n");
    }

    /** What could be decoded ends where the mistake is. */
    private static InvalidTemplateException notUtf8(SourceText decoded, byte wrong) {
        String message = "this file is not UTF-8: the byte 0x%02X is in no character here; save it as UTF-8";
        return error(decoded, decoded.text().length(), message.formatted(wrong));
    }

    private static void rejectInvisible(SourceText source, int character) {
        String message = "the character U+%04X, which is not seen but changes what is read, has no place in a message;"
                + " delete it";
        throw error(source, source.text().indexOf(character), message.formatted(character));
    }

    private static InvalidTemplateException error(SourceText source, int index, String message) {
        Diagnostic problem = source.errorAt(index, message, MessageText.FORM);
        return new InvalidTemplateException(problem);
    }

    /**
     * What controls a terminal or turns the direction of writing; joiners are part of scripts and of
     * pictures.
     */
    private static boolean isInvisible(int c) {
        if (c == '\n' || c == '\t' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            return false;
        }
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}

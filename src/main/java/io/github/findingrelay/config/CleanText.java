package io.github.findingrelay.config;

import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bytes to text that a YAML parser accepts. Every character that may not stand in the file is
 * reported and replaced, so that reading goes on and finds the other mistakes too.
 *
 * @param text as long as the original, character by character
 * @param replaced whether anything had to be replaced
 * @param problems one for each byte or character that was replaced
 */
record CleanText(SourceText source, String text, boolean replaced, List<Diagnostic> problems) {

    static final String TAB_RULE = "yaml.tab";
    static final String TAB_MESSAGE = "a tab stands here; YAML is indented with spaces";

    private static final char ESCAPE = '\u001B';
    private static final char REPLACEMENT = '\uFFFD';
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** That of a line that is neither blank nor a comment. */
    private static final Pattern INDENTATION = Pattern.compile("(?<![^\\r\\n])[ \t]++(?=[^\\r\\n#])");

    private static final Pattern TAB = Pattern.compile("\t");

    static CleanText of(String file, byte[] bytes) {
        List<Integer> invalid = new ArrayList<>();
        String decoded = decode(bytes, invalid);
        Optional<OtherEncoding> other =
                invalid.isEmpty() && decoded.indexOf(ESCAPE) < 0 ? Optional.empty() : OtherEncoding.of(bytes);
        return other.map(encoding -> of(file, encoding)).orElseGet(() -> of(file, decoded, invalid));
    }

    /** One mistake; the others are found in what the file was to say. */
    private static CleanText of(String file, OtherEncoding encoding) {
        CleanText text = of(file, encoding.text(), List.of());
        Diagnostic problem = text.source().errorAt(encoding.first(), encoding.message(file), "yaml.invalid-utf-8");
        return new CleanText(
                text.source(),
                text.text(),
                text.replaced(),
                Stream.concat(Stream.of(problem), text.problems().stream()).toList());
    }

    private static CleanText of(String file, String decoded, List<Integer> invalid) {
        int mark = decoded.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        SourceText source = new SourceText(file, decoded.substring(mark));
        Replacements replacements = new Replacements(source);
        invalid.forEach(index -> replacements.bytes(index - mark));
        replacements.tabs();
        replacements.wide();
        replacements.forbidden();
        boolean replaced = !replacements.problems.isEmpty();
        if (mark > 0) {
            replacements.problems.add(source.error(
                    1,
                    1,
                    "the file starts with a byte order mark; save it as UTF-8 without one",
                    "yaml.byte-order-mark"));
        }
        return new CleanText(source, replacements.clean.toString(), replaced, replacements.problems);
    }

    /** Decodes UTF-8 and notes the index of every replacement it had to make. */
    private static String decode(byte[] bytes, List<Integer> invalid) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                return out.flip().toString();
            }
            invalid.add(out.position());
            out.put(REPLACEMENT);
            in.position(in.position() + result.length());
        }
    }

    private static final class Replacements {
        private final SourceText source;
        private final StringBuilder clean;
        private final List<Diagnostic> problems = new ArrayList<>();

        Replacements(SourceText source) {
            this.source = source;
            this.clean = new StringBuilder(source.text());
        }

        void bytes(int index) {
            add(index, REPLACEMENT, "these bytes are not UTF-8; save the file as UTF-8", "yaml.invalid-utf-8");
        }

        void tabs() {
            if (source.text().indexOf('\t') < 0) {
                return;
            }
            INDENTATION
                    .matcher(source.text())
                    .results()
                    .filter(indentation -> indentation.group().contains("\t"))
                    .forEach(indentation -> TAB.matcher(indentation.group())
                            .results()
                            .map(tab -> indentation.start() + tab.start())
                            .forEach(index -> add(index, ' ', TAB_MESSAGE, TAB_RULE)));
        }

        void wide() {
            WideCharacters.spaces(
                    source.text(), index -> add(index, ' ', WideCharacters.SPACE_MESSAGE, WideCharacters.SPACE_RULE));
            WideCharacters.colons(
                    source.text(),
                    (index, key) ->
                            add(index, ':', WideCharacters.COLON_MESSAGE.formatted(key), WideCharacters.COLON_RULE));
        }

        void forbidden() {
            String text = source.text();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isForbidden(c)) {
                    add(
                            i,
                            REPLACEMENT,
                            "control character U+%04X may not stand in the file; delete it".formatted((int) c),
                            "yaml.control-character");
                }
            }
        }

        /**
         * What YAML does not allow, and the Unicode line breaks that editors and YAML count
         * differently.
         */
        private static boolean isForbidden(char c) {
            if (c < 0xA0) {
                return c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F;
            }
            return c == '\u2028' || c == '\u2029' || c == '\uFEFF' || c >= '\uFFFE';
        }

        private void add(int index, char by, String message, String rule) {
            problems.add(source.errorAt(index, message, rule));
            clean.setCharAt(index, by);
        }
    }
}

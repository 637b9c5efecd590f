package io.github.findingrelay.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file is written in that is not UTF-8, as far as it can be told: what Windows and older editors
 * write in Japan, and UTF-16, which PowerShell writes.
 *
 * @param name as people know it
 * @param iconv as iconv knows it
 * @param text decoded
 */
record OtherEncoding(String name, String iconv, String text) {

    /** What Japanese texts are made of, besides ASCII. */
    private static final Pattern JAPANESE = Pattern.compile(
            "[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}\\u2010-\\u25EF\\u3000-\\u303F\\u30FB\\u30FC\\uFF01-\\uFF5E]+");

    private static final Pattern OTHER = Pattern.compile("[^\\x00-\\x7F]");
    private static final Pattern KANA = Pattern.compile("[\\p{IsHiragana}\\u30A1-\\u30FA]");
    private static final Pattern HALF_WIDTH = Pattern.compile("[\\uFF61-\\uFF9F]");

    /** How ISO-2022-JP begins what is not ASCII. */
    private static final byte[] ESCAPE = {0x1B, '$'};

    /** The encoding that makes most sense, if any does. */
    static Optional<OtherEncoding> of(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFF) >= 0xFE) {
            return decoded("UTF-16", "UTF-16", StandardCharsets.UTF_16.name(), bytes);
        }
        if (hasEscape(bytes)) {
            return decoded("ISO-2022-JP", "ISO-2022-JP", "ISO-2022-JP", bytes).filter(OtherEncoding::isJapanese);
        }
        return Stream.of(
                        decoded("Shift_JIS", "CP932", "windows-31j", bytes),
                        decoded("EUC-JP", "EUC-JP", "EUC-JP", bytes))
                .flatMap(Optional::stream)
                .filter(OtherEncoding::isJapanese)
                .min(Comparator.comparingLong(
                        one -> HALF_WIDTH.matcher(one.text()).results().count()));
    }

    private static boolean hasEscape(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == ESCAPE[0] && bytes[i + 1] == ESCAPE[1]) {
                return true;
            }
        }
        return false;
    }

    /** Nothing if it is not, or if this Java does not know it. */
    private static Optional<OtherEncoding> decoded(String name, String iconv, String charset, byte[] bytes) {
        try {
            return Charset.isSupported(charset)
                    ? Optional.of(new OtherEncoding(
                            name,
                            iconv,
                            Charset.forName(charset)
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString()))
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Letters with accents look like single characters, which words are not made of. */
    private boolean isJapanese() {
        List<MatchResult> words = JAPANESE.matcher(text).results().toList();
        long letters =
                words.stream().mapToLong(word -> word.end() - word.start()).sum();
        long others = OTHER.matcher(text).results().count();
        return letters * 10 >= others * 9
                && others > 0
                && (KANA.matcher(text).find() || letters * 2 >= words.size() * 3L);
    }

    /** Where the first character stands that is not the same in UTF-8. */
    int first() {
        return OTHER.matcher(text)
                .results()
                .mapToInt(MatchResult::start)
                .findFirst()
                .orElse(0);
    }

    /** What is wrong, and what to do. */
    String message(String file) {
        return "the file is in %s, not in UTF-8; save it as UTF-8 in an editor, or convert it: iconv -f %s -t UTF-8 %s > utf-8.yaml"
                .formatted(name, iconv, file);
    }
}

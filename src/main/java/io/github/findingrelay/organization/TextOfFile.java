package io.github.findingrelay.organization;

import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file that a spreadsheet may have written. */
final class TextOfFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What spreadsheets write in Japan by default, and what old systems there do. */
    private static final String SHIFT_JIS = "windows-31j";

    private TextOfFile() {}

    /** UTF-8, with a byte order mark or without. */
    static Checked<SourceText> of(String file, byte[] bytes) {
        Optional<String> text = decoded(bytes, StandardCharsets.UTF_8);
        if (text.isPresent() && text.get().indexOf('\0') < 0) {
            String all = text.get();
            return Checked.valid(new SourceText(file, all.startsWith(BYTE_ORDER_MARK) ? all.substring(1) : all));
        }
        return Checked.invalid(Diagnostic.error(file, notUtf8(file, bytes), "import.encoding"));
    }

    private static String notUtf8(String file, byte[] bytes) {
        if (isUtf16(bytes)) {
            return "the file is UTF-16; save it as 'CSV UTF-8', or run: iconv -f UTF-16 -t UTF-8 %s".formatted(file);
        }
        return decoded(bytes, Charset.forName(SHIFT_JIS)).isPresent()
                ? "the file is not UTF-8, and probably Shift_JIS: in Excel save it as 'CSV UTF-8 (Comma delimited)', or run: iconv -f CP932 -t UTF-8 %s"
                        .formatted(file)
                : "the file is not UTF-8; save it as 'CSV UTF-8'";
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

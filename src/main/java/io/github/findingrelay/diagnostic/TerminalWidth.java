package io.github.findingrelay.diagnostic;

import java.util.regex.Pattern;

/**
 * How many columns a terminal gives a text.
 *
 * <p>The wide ranges are those of East Asian Width W and F (Unicode Standard Annex 11), joined
 * where the gaps are unassigned.
 */
public final class TerminalWidth {

    private static final Pattern COLOR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final int[][] WIDE = {
        {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97F}, {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
    };

    private TerminalWidth() {}

    /** Of a text without line breaks; colors have no width. */
    public static int of(String text) {
        String shown = text.indexOf('\u001B') < 0 ? text : COLOR.matcher(text).replaceAll("");
        return shown.codePoints().map(TerminalWidth::of).sum();
    }

    public static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}

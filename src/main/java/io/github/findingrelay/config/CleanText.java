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

  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static CleanText of(String file, byte[] bytes) {
    List<Integer> invalid = new ArrayList<>();
    String decoded = decode(bytes, invalid);
    boolean marked = !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK;
    String text = marked ? decoded.substring(1) : decoded;
    SourceText source = new SourceText(file, text);
    Scan scan = new Scan(source, invalid, marked ? 1 : 0);
    if (marked) {
      scan.problems.add(
          source.error(
              1,
              1,
              "the file starts with a byte order mark; save it as UTF-8 without one",
              "yaml.byte-order-mark"));
    }
    return scan.run();
  }

  /** Decodes UTF-8 and notes the index of every replacement it had to make. */
  private static String decode(byte[] bytes, List<Integer> invalid) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
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

  /** One walk over the characters that keeps line and column. */
  private static final class Scan {
    private final SourceText source;
    private final List<Integer> invalid;
    private final int offset;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final StringBuilder clean;
    private int nextInvalid;
    private int line = 1;
    private int column = 1;
    private boolean inIndentation = true;

    Scan(SourceText source, List<Integer> invalid, int offset) {
      this.source = source;
      this.invalid = invalid;
      this.offset = offset;
      this.clean = new StringBuilder(source.text());
    }

    CleanText run() {
      String text = source.text();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        check(i, c);
        advance(i, c);
      }
      boolean replaced = problems.size() > offset;
      return new CleanText(source, replaced ? clean.toString() : text, replaced, problems);
    }

    private void check(int index, char c) {
      if (c == REPLACEMENT
          && nextInvalid < invalid.size()
          && invalid.get(nextInvalid) == index + offset) {
        nextInvalid++;
        replace(
            index,
            REPLACEMENT,
            "these bytes are not UTF-8; save the file as UTF-8",
            "yaml.invalid-utf-8");
      } else if (c == '\t' && inIndentation && !isBlankOrComment(index)) {
        replace(index, ' ', TAB_MESSAGE, TAB_RULE);
      } else if (isForbidden(c)) {
        replace(
            index,
            REPLACEMENT,
            "control character U+%04X may not stand in the file; delete it".formatted((int) c),
            "yaml.control-character");
      }
    }

    private void replace(int index, char by, String message, String rule) {
      problems.add(source.error(line, column, message, rule));
      clean.setCharAt(index, by);
    }

    private boolean isBlankOrComment(int index) {
      String text = source.text();
      int i = index;
      while (i < text.length() && (text.charAt(i) == '\t' || text.charAt(i) == ' ')) {
        i++;
      }
      return i == text.length() || "#\r\n".indexOf(text.charAt(i)) >= 0;
    }

    private void advance(int index, char c) {
      boolean startsCrLf =
          c == '\r'
              && index + 1 < source.text().length()
              && source.text().charAt(index + 1) == '\n';
      if ((c == '\n' || c == '\r') && !startsCrLf) {
        line++;
        column = 1;
        inIndentation = true;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
        inIndentation &= c == ' ' || c == '\t';
      }
    }

    /**
     * What YAML does not allow, and the Unicode line breaks that editors and YAML count
     * differently.
     */
    private static boolean isForbidden(char c) {
      boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
      return control || c == '\u2028' || c == '\u2029' || c == BYTE_ORDER_MARK || c >= '\uFFFE';
    }
  }
}

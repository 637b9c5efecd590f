package io.github.findingrelay.config;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, whose breaks are kept as they are: LF, CR LF or CR. Counted from 0. */
final class TextLines {

  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  TextLines(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(i)) {
        starts.add(i + 1);
      }
    }
  }

  private boolean endsLine(int index) {
    char c = text.charAt(index);
    return c == '\n'
        || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
  }

  /** How many there are; after a last line break there is one more, which is empty. */
  int count() {
    return starts.size();
  }

  /** Where a line starts; the end of the text if there is no such line. */
  int start(int line) {
    return line < starts.size() ? starts.get(line) : text.length();
  }

  /** The index of a column, which counts code points. */
  int index(int line, int column) {
    return text.offsetByCodePoints(start(line), column);
  }

  /** The line without its break. */
  String content(int line) {
    int end = start(line + 1);
    while (end > start(line) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start(line), end);
  }

  boolean isBlank(int line) {
    return content(line).isBlank();
  }

  /** How the last line before this one ends that does; LF if none does. */
  String lineBreakBefore(int line) {
    for (int before = Math.min(line, starts.size()) - 1; before >= 0; before--) {
      String end = text.substring(start(before) + content(before).length(), start(before + 1));
      if (!end.isEmpty()) {
        return end;
      }
    }
    return "\n";
  }
}

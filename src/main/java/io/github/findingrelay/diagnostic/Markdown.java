package io.github.findingrelay.diagnostic;

/** Text in Markdown pages, tables among them. */
public final class Markdown {

  private Markdown() {}

  /** Shown as it is, whatever is in it. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("[\\\\`*_{}\\[\\]#|~]", "\\\\$0");
  }
}

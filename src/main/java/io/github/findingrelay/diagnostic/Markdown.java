package io.github.findingrelay.diagnostic;

/** Text in Markdown pages, tables among them. */
public final class Markdown {

    private Markdown() {}

    /** Shown as it is, whatever is in it. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("[\\\\`*_{}\\[\\]#|~]", "\\\\$0");
    }

    /** The same in a comment or an issue of GitHub: names are data, and mention nobody. */
    public static String withoutMentions(String text) {
        return escaped(text).replace("@", "@\u200b");
    }
}

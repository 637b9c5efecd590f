package io.github.findingrelay.template;

/**
 * A line of a template without its indentation, or its end.
 *
 * @param number 1-based
 * @param indent how many characters are left out before the text
 */
record TemplateLine(int number, int indent, String text) {

    TemplateLine from(int offset) {
        return new TemplateLine(number, indent + offset, text.substring(offset));
    }

    boolean isItem() {
        return text.startsWith("- ");
    }

    boolean isBracketed() {
        return text.startsWith("[") || text.startsWith("{");
    }

    /** 1-based. */
    int column() {
        return indent + 1;
    }

    /** Where the colon after a key is, or -1. */
    int keyEnd() {
        if (text.startsWith("\"")) {
            int end = closingQuote() + 1;
            return end > 0 && end < text.length() && text.charAt(end) == ':' ? end : -1;
        }
        int colon = text.indexOf(": ");
        return colon < 0 && text.endsWith(":") ? text.length() - 1 : colon;
    }

    /** The index of the quote that ends the text, or -1. */
    int closingQuote() {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return i;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }
}

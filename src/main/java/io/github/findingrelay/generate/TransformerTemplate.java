package io.github.findingrelay.generate;

import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.Map;

/**
 * How EventBridge turns an event into a message.
 *
 * @param paths the placeholders that the template uses, by name, with their JSON paths
 * @param template at most 8,192 characters
 */
record TransformerTemplate(Map<String, String> paths, String template) {

    static final int MAX_LENGTH = 8_192;

    /** For the templates, which write the lines as they are into a YAML block. */
    Map<String, Object> view() {
        return Map.of(
                "paths",
                paths,
                "lines",
                template.lines().map(TransformerTemplate::line).toList());
    }

    private static TemplateModel line(String line) {
        try {
            return EscapedText.CLOUDFORMATION.fromMarkup(line);
        } catch (TemplateModelException e) {
            throw new IllegalStateException("every text can be wrapped", e);
        }
    }
}

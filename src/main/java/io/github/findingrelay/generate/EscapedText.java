package io.github.findingrelay.generate;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * FreeMarker output formats that escape every {@code [=value]} of a template by themselves.
 *
 * <p>{@link #CLOUDFORMATION} is for values inside double quotes, {@link #MARKDOWN} for pages.
 */
final class EscapedText extends CommonMarkupOutputFormat<EscapedText.Output> {

    static final EscapedText CLOUDFORMATION = new EscapedText("CloudFormation", Escaping::quoted);
    static final EscapedText MARKDOWN = new EscapedText("Markdown", Escaping::markdown);

    private final String name;
    private final UnaryOperator<String> escape;

    private EscapedText(String name, UnaryOperator<String> escape) {
        this.name = name;
        this.escape = escape;
    }

    /** Text that a template takes as it is: an expression, or JSON. */
    static TemplateModel markup(String text) {
        try {
            return CLOUDFORMATION.fromMarkup(text);
        } catch (TemplateModelException e) {
            throw new IllegalStateException("every text can be wrapped", e);
        }
    }

    /** Text that is escaped already. */
    static final class Output extends CommonTemplateMarkupOutputModel<Output> {
        private final EscapedText format;

        private Output(EscapedText format, String plain, String markup) {
            super(plain, markup);
            this.format = format;
        }

        @Override
        public EscapedText getOutputFormat() {
            return format;
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getMimeType() {
        return "text/plain";
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(escape.apply(text));
    }

    @Override
    public String escapePlainText(String text) {
        return escape.apply(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtIn) {
        return false;
    }

    @Override
    public boolean isAutoEscapedByDefault() {
        return true;
    }

    @Override
    protected Output newTemplateMarkupOutputModel(String plain, String markup) {
        return new Output(this, plain, markup);
    }
}

package io.github.findingrelay.generate;

import freemarker.cache.FileTemplateLoader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;

/** The same templates for FreeMarker, whatever editor or checkout has ended their lines. */
final class TemplateFiles extends FileTemplateLoader {

    TemplateFiles(Path folder) throws IOException {
        super(folder.toFile());
    }

    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader file = super.getReader(source, encoding)) {
            file.transferTo(text);
        }
        return new StringReader(MessageSource.unified(text.toString()));
    }
}

package io.github.findingrelay.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.findingrelay.diagnostic.Checked;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A list or summary of findings that was written earlier, as JSON. */
final class EarlierFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String REMEDY =
            "what './relay findings list --summary --format json > FILE' or '... list --format json > FILE' has written"
                    + " can be compared";

    private EarlierFile() {}

    static Checked<Listing> read(Path file) {
        Checked<Listing> read = text(file).then(EarlierFile::listing);
        return read instanceof Checked.Valid<Listing>
                ? read
                : new Checked.Invalid<>(read.diagnostics().stream()
                        .map(problem -> problem.withNotes(List.of(REMEDY)))
                        .toList());
    }

    private static Checked<SourceText> text(Path file) {
        String name = file.toString();
        try {
            return Checked.valid(new SourceText(name, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Checked.invalid(Diagnostic.error(name, "there is no such file", "compare.missing"));
        } catch (CharacterCodingException e) {
            return Checked.invalid(Diagnostic.error(name, "this is not UTF-8", "compare.encoding"));
        } catch (IOException e) {
            return Checked.invalid(
                    Diagnostic.error(name, "it cannot be read: " + e.getMessage(), "compare.unreadable"));
        }
    }

    private static Checked<Listing> listing(SourceText source) {
        if (source.text().isBlank()) {
            return Checked.invalid(Diagnostic.error(source.file(), "it is empty", "compare.syntax"));
        }
        try {
            JsonNode json = JSON.readTree(source.text());
            return Checked.reading(() -> EarlierListing.of(new WrittenJson(source.file(), "", json)));
        } catch (JsonProcessingException e) {
            return Checked.invalid(source.notJson(e, "compare.syntax"));
        }
    }
}

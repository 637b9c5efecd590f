package io.github.findingrelay.organization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of a JSON text that have single values, however deep they are: those of a list, of
 * {@code {"Accounts": […]}}, or of an object that has them by name.
 */
final class JsonRows {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonRows() {}

    static List<List<Cell>> of(SourceText source, List<Diagnostic> problems) {
        List<List<Cell>> rows = new ArrayList<>();
        Deque<Map<String, Cell>> open = new ArrayDeque<>();
        try (JsonParser parser = JSON.createParser(source.text())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    Map<String, Cell> row = new LinkedHashMap<>();
                    open.push(row);
                } else if (token == JsonToken.END_OBJECT) {
                    rows.add(List.copyOf(open.pop().values()));
                } else if (token.isScalarValue() && parser.currentName() != null && !open.isEmpty()) {
                    open.element().putIfAbsent(parser.currentName(), cell(parser));
                }
            }
        } catch (JsonProcessingException e) {
            problems.add(source.notJson(e, "import.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Cell cell(JsonParser parser) throws IOException {
        var at = parser.currentTokenLocation();
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
        return new Cell(parser.currentName(), text, at.getLineNr(), at.getColumnNr());
    }
}

package io.github.findingrelay.routing;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.findingrelay.diagnostic.Diagnostic;
import io.github.findingrelay.diagnostic.SourceText;

/** What is wrong with a text that should be JSON. */
final class JsonMistake {

  private JsonMistake() {}

  static Diagnostic in(SourceText source, JsonProcessingException exception, String rule) {
    // Only the first clause: what follows describes the parser's own state.
    String message =
        "this is not JSON: " + exception.getOriginalMessage().split(" \\(start|\n", 2)[0];
    JsonLocation at = exception.getLocation();
    // There is none when the text is nested too deeply.
    return at == null
        ? Diagnostic.error(source.file(), message, rule)
        : source.error(at.getLineNr(), at.getColumnNr(), message, rule);
  }
}

package io.github.findingrelay.model;

import java.util.Optional;

/** Where owners turn to with a question about a finding; a text, a link or both. */
public record Help(Optional<String> text, Optional<String> url) {
    public Help {
        text = text.map(LineBreaks::without);
    }
}

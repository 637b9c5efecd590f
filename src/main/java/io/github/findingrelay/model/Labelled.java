package io.github.findingrelay.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose constants people and scripts read in lower case, with hyphens. */
public interface Labelled {

    String name();

    /** For {@code NOT_DEPLOYED}, {@code not-deployed}. */
    @JsonValue
    default String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For {@code NOT_DEPLOYED}, {@code not deployed}. */
    default String inWords() {
        return label().replace('-', ' ');
    }
}

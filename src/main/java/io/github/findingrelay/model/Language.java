package io.github.findingrelay.model;

import java.util.Locale;

/** The languages in which owners can be notified. */
public enum Language {
    EN,
    JA;

    /** The language code, which is also the name of the folder that holds its messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.jarvis.feed;

import java.util.Locale;

/** Who resolved an event: JARVIS when what it told of ended, or a person by hand. */
public enum Resolver {
    JARVIS,
    USER;

    /** The word that the database uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

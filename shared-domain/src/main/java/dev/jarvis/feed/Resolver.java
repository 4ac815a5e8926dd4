package dev.jarvis.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who resolved an event: JARVIS when what it told of ended, or a person by hand. */
@Serdeable
public enum Resolver {
    @JsonProperty("jarvis")
    JARVIS,
    @JsonProperty("user")
    USER;

    /** The word that the database and the wire use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the database. */
    static Resolver of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

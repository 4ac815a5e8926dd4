package dev.jarvis.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who says it. */
@Serdeable
public enum EventSource {
    @JsonProperty("monitor")
    MONITOR,
    @JsonProperty("user")
    USER,
    @JsonProperty("jarvis")
    JARVIS,
    @JsonProperty("system")
    SYSTEM;

    /** The word that the database, the wire and the screen use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the database. */
    public static EventSource of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.jarvis.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** How bad it is, the least first. */
@Serdeable
public enum Severity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("error")
    ERROR,
    @JsonProperty("critical")
    CRITICAL;

    /** The word that the database, the wire and the screen use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the database. */
    public static Severity of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

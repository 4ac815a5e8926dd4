package dev.jarvis.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What kind of thing happened. */
@Serdeable
public enum EventType {
    @JsonProperty("alert")
    ALERT,
    @JsonProperty("action")
    ACTION,
    @JsonProperty("status")
    STATUS,
    @JsonProperty("chat")
    CHAT,
    @JsonProperty("metric")
    METRIC;

    /** The word that the database, the wire and the screen use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the database. */
    public static EventType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.jarvis.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What a row of the log of changes announces. */
@Serdeable
public enum ChangeKind {
    @JsonProperty("event")
    EVENT,
    @JsonProperty("cluster")
    CLUSTER,
    @JsonProperty("incident")
    INCIDENT,
    @JsonProperty("approval")
    APPROVAL,
    @JsonProperty("run")
    RUN,
    @JsonProperty("preference")
    PREFERENCE;

    /** The word that the database, the wire and the screen use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the database. */
    public static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

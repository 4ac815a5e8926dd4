package dev.jarvis.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** What a guest is doing, as far as anyone can tell. */
@Serdeable
public enum GuestStatus {
    /** Its process runs. */
    @JsonProperty("running")
    RUNNING("running"),
    /** Its process does not run. */
    @JsonProperty("stopped")
    STOPPED("stopped"),
    /** Nobody can say, as when its node is off. Unknown is never healthy. */
    @JsonProperty("unknown")
    UNKNOWN("unknown");

    private final String word;

    GuestStatus(String word) {
        this.word = word;
    }

    /** The word that the wire and the screen use. */
    public String word() {
        return word;
    }

    /** Reads Proxmox's word for it; a word that is not known here means the most careful answer. */
    public static GuestStatus of(String word) {
        for (var candidate : values()) {
            if (candidate.word.equals(word)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}

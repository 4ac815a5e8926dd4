package dev.jarvis.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** Whether a storage can be used from its node. */
@Serdeable
public enum StorageStatus {
    /** Mounted and usable. */
    @JsonProperty("available")
    AVAILABLE("available"),
    /** Configured, yet not usable. */
    @JsonProperty("unavailable")
    UNAVAILABLE("unavailable"),
    /** Nobody can say, as when its node is off. */
    @JsonProperty("unknown")
    UNKNOWN("unknown");

    private final String word;

    StorageStatus(String word) {
        this.word = word;
    }

    /** The word that the wire and the screen use. */
    public String word() {
        return word;
    }

    /** Reads Proxmox's word for it; a word that is not known here means the most careful answer. */
    public static StorageStatus of(String word) {
        for (var candidate : values()) {
            if (candidate.word.equals(word)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}

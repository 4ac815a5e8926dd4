package dev.jarvis.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** Whether a node takes part in its cluster. */
@Serdeable
public enum NodeStatus {
    /** The cluster sees it. */
    @JsonProperty("online")
    ONLINE("online"),
    /** The cluster does not see it. */
    @JsonProperty("offline")
    OFFLINE("offline"),
    /** Proxmox itself cannot say. */
    @JsonProperty("unknown")
    UNKNOWN("unknown");

    private final String word;

    NodeStatus(String word) {
        this.word = word;
    }

    /** The word that the wire and the screen use. */
    public String word() {
        return word;
    }

    /** Reads Proxmox's word for it; a word that is not known here means the most careful answer. */
    public static NodeStatus of(String word) {
        for (var candidate : values()) {
            if (candidate.word.equals(word)) {
                return candidate;
            }
        }
        return UNKNOWN;
    }
}

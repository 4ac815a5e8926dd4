package dev.jarvis.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole state as every screen gets it.
 *
 * @param cluster the value of {@code cluster} in every row
 * @param asOf when it was read
 * @param stale whether that is more than three intervals ago: then it is not to be trusted
 * @param quorate absent for a node that stands alone
 */
@Serdeable
public record ClusterStatus(
        String cluster,
        String name,
        boolean demo,
        Instant asOf,
        boolean stale,
        double intervalSeconds,
        Overall status,
        Optional<Boolean> quorate,
        List<Node> nodes,
        List<Guest> guests,
        List<Storage> storages) {

    /** All of it in one word. */
    @Serdeable
    public enum Overall {
        @JsonProperty("nominal")
        NOMINAL,
        @JsonProperty("degraded")
        DEGRADED,
        @JsonProperty("critical")
        CRITICAL,
        @JsonProperty("unknown")
        UNKNOWN
    }
}

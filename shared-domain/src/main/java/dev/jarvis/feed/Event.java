package dev.jarvis.feed;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened, as it is stored and as it goes over the wire.
 *
 * @param id its place among the events; grows with the order of commits
 * @param uid a UUID of version 7, the same in every copy of the database
 * @param details the evidence, such as {@code previousState} and {@code currentState}
 * @param resolved whether it needs nobody any more; what never needed anybody is resolved from its beginning
 * @param resolvedAt when it was resolved; absent for what never needed anybody
 * @param resolvedBy who resolved it; absent for what never needed anybody
 */
@Serdeable
public record Event(
        long id,
        String uid,
        Instant timestamp,
        String cluster,
        EventType type,
        Severity severity,
        EventSource source,
        Optional<String> node,
        Optional<String> target,
        String title,
        String message,
        String summary,
        Optional<JsonNode> details,
        Optional<Long> incidentId,
        boolean resolved,
        Optional<Instant> resolvedAt,
        Optional<Resolver> resolvedBy) {}

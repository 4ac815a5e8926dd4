package dev.jarvis.fanout;

import io.micronaut.json.tree.JsonNode;
import java.util.Optional;

/**
 * The cluster as all clients were last told: what a new one starts from, so that the next difference fits everybody.
 *
 * @param version grows with every difference that was sent
 * @param tree absent before the first reading
 */
record CurrentState(long version, Optional<JsonNode> tree) {

    static final CurrentState NONE = new CurrentState(0, Optional.empty());
}

package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What every facet of the client shares: the API, and how long a read may take. Immutable. */
final class Calls {

    private final Api api;
    private final ProxmoxSettings.Deadlines deadlines;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration read;

    Calls(Api api, ProxmoxSettings.Deadlines deadlines, InstantSource clock, Pause pause, Duration read) {
        this.api = api;
        this.deadlines = deadlines;
        this.clock = clock;
        this.pause = pause;
        this.read = read;
    }

    /** The same, whose reads take at most this long. */
    Calls within(Duration deadline) {
        return new Calls(api, deadlines, clock, pause, deadline);
    }

    /** The same, whose reads end with this wait. */
    Calls during(Wait wait) {
        return within(wait.atMost(read));
    }

    JsonNode data(ApiCall call) {
        return api.data(call, read);
    }

    Row row(ApiCall call) {
        return new Row(data(call));
    }

    List<Row> rows(ApiCall call) {
        return Wire.rows(data(call));
    }

    /** The whole answer, where something stands beside {@code data}. */
    Row envelope(ApiCall call) {
        return api.envelope(call, read);
    }

    /** Asks for a change, and waits for the answer no longer than this. */
    JsonNode change(ApiCall call, Duration atMost) {
        return api.data(call, atMost.compareTo(deadlines.write()) < 0 ? atMost : deadlines.write());
    }

    Wait waiting(Duration timeout) {
        return new Wait(clock, pause, deadlines.poll(), timeout);
    }

    /** How long this many looks at something take, one after the other. */
    Duration looks(int count) {
        return deadlines.poll().multipliedBy(count);
    }

    InstantSource clock() {
        return clock;
    }
}

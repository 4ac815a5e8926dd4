package dev.jarvis.bench;

import dev.jarvis.bench.client.Json;
import dev.jarvis.bench.client.Login;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Running;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JARVIS with its simulated cluster, started as a person starts it, over a database of its own. */
record Jarvis(Running process, URI address, String password) implements AutoCloseable {

    /** What the simulated cluster has. */
    static final int NODES = 4;

    static final int GUESTS = 24;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int LOOKS = 150;

    /**
     * Starts it and waits until it says where it is.
     *
     * @param word how it is started: {@code up}, or another shape's word
     * @param settings environment variables beyond those that a run needs
     */
    static Jarvis start(String word, Path database, Map<String, String> settings)
            throws IOException, InterruptedException {
        var password = Password.draw();
        var all = new LinkedHashMap<>(settings(database, password));
        all.put("PORT", "0");
        all.putAll(settings);
        var process = Running.jarvis(List.of(word), all);
        try {
            var address = process.says("Dashboard +(http:\\S+)").group(1);
            process.says("Ctrl-C");
            return new Jarvis(process, URI.create(address), password);
        } catch (CannotMeasure | InterruptedException failed) {
            process.close();
            throw failed;
        }
    }

    /** What every start needs that must not meet another JARVIS on this machine; its port is left to the caller. */
    static Map<String, String> settings(Path database, String password) {
        return Map.of("JARVIS_SIMULATOR_CONTROL", "0", "DB_PATH", database.toString(), "JARVIS_PASSWORD", password);
    }

    /** Waits until the whole cluster has been read, and answers a login. */
    Login logIn() throws IOException, InterruptedException {
        var login = Login.to(address, password);
        for (int look = 0; look < LOOKS; look++) {
            var state = login.get("/api/cluster/status");
            if (state.filter(Jarvis::isWhole).isPresent()) {
                return login;
            }
            process.keepsRunning(LOOK_AGAIN);
        }
        throw new CannotMeasure("JARVIS did not show " + NODES + " nodes and " + GUESTS + " guests within "
                + LOOK_AGAIN.multipliedBy(LOOKS).toSeconds() + " s");
    }

    private static boolean isWhole(JsonNode state) {
        return Json.at(state, "nodes").size() == NODES
                && Json.at(state, "guests").size() == GUESTS;
    }

    @Override
    public void close() {
        process.close();
    }
}

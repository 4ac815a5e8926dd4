package dev.jarvis.simulator.control;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.time.SimulatedClock;
import java.util.Map;

/** The simulator's time and how far it is ahead of real time. */
record ReadClock(Cluster cluster, SimulatedClock clock) implements ControlRoute {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/clock";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        return ControlAnswer.ok(new Row()
                .with("now", cluster.now().toString())
                .with("aheadSeconds", clock.ahead().toMillis() / 1000.0));
    }
}

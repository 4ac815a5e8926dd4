package dev.jarvis.simulator.control;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.faults.Faults;
import java.util.Map;

/** Begins a fault and answers its id. */
record BeginFault(Cluster cluster, Faults faults) implements ControlRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/faults";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        return new ControlAnswer(201, FaultRows.row(faults.begin(body, cluster)));
    }
}

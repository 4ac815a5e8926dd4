package dev.jarvis.simulator.control;

import dev.jarvis.simulator.faults.Faults;
import java.util.Map;

/** The faults that are on. */
record ListFaults(Faults faults) implements ControlRoute {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/faults";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        return ControlAnswer.ok(faults.active().stream().map(FaultRows::row).toList());
    }
}

package dev.jarvis.simulator.control;

import dev.jarvis.simulator.faults.Faults;
import java.util.Map;

/** Ends a fault and answers what it was. */
record EndFault(Faults faults) implements ControlRoute {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/faults";
    }

    @Override
    public boolean takesId() {
        return true;
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        if (!id.matches("\\d{1,9}")) {
            return ControlAnswer.refused(400, "id must be a whole number, was '" + id + "'");
        }
        return faults.end(Integer.parseInt(id))
                .map(fault -> ControlAnswer.ok(FaultRows.row(fault)))
                .orElseGet(() -> ControlAnswer.refused(404, "no fault with id " + id + " is on"));
    }
}

package dev.jarvis.simulator.control;

import dev.jarvis.simulator.faults.Faults;
import dev.jarvis.simulator.json.Row;

/** A fault as the control API shows it: its id, when it began, and what was asked for. */
final class FaultRows {

    private FaultRows() {}

    static Row row(Faults.Active fault) {
        Row row = new Row().with("id", fault.id());
        row.putAll(fault.fields());
        return row.with("since", fault.since().toString());
    }
}

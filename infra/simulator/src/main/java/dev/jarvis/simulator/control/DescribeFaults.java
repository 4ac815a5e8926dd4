package dev.jarvis.simulator.control;

import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.Faults;
import dev.jarvis.simulator.json.Row;
import java.util.Map;

/** The kinds of faults that there are with their fields, under the id {@code kinds}; else the one fault with the id. */
record DescribeFaults(Faults faults) implements ControlRoute {

    @Override
    public String method() {
        return "GET";
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
        if (id.equals("kinds")) {
            return ControlAnswer.ok(
                    faults.known().stream().map(DescribeFaults::kind).toList());
        }
        return faults.active().stream()
                .filter(fault -> String.valueOf(fault.id()).equals(id))
                .findFirst()
                .map(fault -> ControlAnswer.ok(FaultRows.row(fault)))
                .orElseGet(() -> ControlAnswer.refused(404, "no fault with id " + id + " is on; see /faults/kinds"));
    }

    private static Row kind(FaultKind kind) {
        return new Row()
                .with("kind", kind.name())
                .with("about", kind.about())
                .with(
                        "fields",
                        kind.fields().stream()
                                .map(field -> new Row()
                                        .with("name", field.name())
                                        .with("type", field.type())
                                        .with("required", field.required())
                                        .with("meaning", field.meaning()))
                                .toList());
    }
}

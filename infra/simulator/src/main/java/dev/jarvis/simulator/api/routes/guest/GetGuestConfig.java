package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Snapshot;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration of a guest, with what waits for its next start unless only the present is asked for. */
record GetGuestConfig(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/config";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("current? boolean; snapshot? text<=40");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        Optional<String> name = call.text("snapshot");
        if (name.isPresent()) {
            return guest.snapshots()
                    .get(name.get())
                    .map(snapshot -> Outcome.data(snapshot(type, snapshot)))
                    .orElseGet(() -> Outcome.died("snapshot '" + name.get() + "' does not exist"));
        }
        Map<String, String> lines = new TreeMap<>(guest.config().lines());
        if (!call.flag("current")) {
            guest.pending().deleted().forEach(lines::remove);
            lines.putAll(guest.pending().changed());
        }
        Row row = row(type, lines);
        guest.snapshots().current().ifPresent(parent -> row.with("parent", parent));
        return Outcome.data(row.with("digest", guest.config().digest()));
    }

    static Row snapshot(GuestType type, Snapshot snapshot) {
        Row row = row(type, snapshot.lines())
                .with("snaptime", snapshot.time().getEpochSecond())
                .withIf(!snapshot.description().isEmpty(), "description", snapshot.description());
        snapshot.parent().ifPresent(parent -> row.with("parent", parent));
        return row;
    }

    private static Row row(GuestType type, Map<String, String> lines) {
        Row row = new Row();
        new TreeMap<>(lines).forEach((line, value) -> row.with(line, GuestOptions.onTheWire(type, line, value)));
        return row;
    }
}

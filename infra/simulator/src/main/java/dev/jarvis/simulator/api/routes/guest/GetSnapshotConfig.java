package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;

/** The configuration that a snapshot keeps. */
record GetSnapshotConfig(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/snapshot/{snapname}/config";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Snapshot", "VM.Snapshot.Rollback", "VM.Audit");
    }

    @Override
    public boolean anyPrivilege() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("snapname text<=40");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        String name = call.text("snapname").orElseThrow();
        return guest.snapshots()
                .get(name)
                .map(snapshot -> Outcome.data(GetGuestConfig.snapshot(type, snapshot)))
                .orElseGet(() -> Outcome.died("snapshot '" + name + "' does not exist"));
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;

/** Returns to a snapshot as a task. */
record RollBack(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/snapshot/{snapname}/rollback";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Snapshot", "VM.Snapshot.Rollback");
    }

    @Override
    public boolean anyPrivilege() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("snapname text<=40; start? boolean");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        return Outcome.data(call.cluster()
                .snapshotWork()
                .rollback(guest, call.text("snapname").orElseThrow(), call.flag("start"), call.caller())
                .upid()
                .text());
    }
}

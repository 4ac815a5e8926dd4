package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;

/** Drops a snapshot as a task. */
record DeleteSnapshot(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String below() {
        return "/snapshot/{snapname}";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Snapshot");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("snapname text<=40; force? boolean");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        return Outcome.data(call.cluster()
                .snapshotWork()
                .delete(guest, call.text("snapname").orElseThrow(), call.caller())
                .upid()
                .text());
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;
import java.util.Map;

/** Takes a snapshot as a task. */
record CreateSnapshot(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/snapshot";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Snapshot");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest(
                "snapname text<=40; description? text" + (type == GuestType.QEMU ? "; vmstate? boolean" : ""));
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        String name = call.text("snapname").orElseThrow();
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]+")) {
            return Outcome.badParameters(
                    Map.of("snapname", "invalid format - invalid configuration ID '" + name + "'\n"));
        }
        if (name.equals("current") || name.equals("pending")) {
            return Outcome.died("unable to use snapshot name '" + name + "' (reserved name)");
        }
        return Outcome.data(call.cluster()
                .snapshotWork()
                .create(guest, name, call.text("description").orElse(""), call.flag("vmstate"), call.caller())
                .upid()
                .text());
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;

/** Changes what is noted about a snapshot. */
record DescribeSnapshot(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String below() {
        return "/snapshot/{snapname}/config";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Snapshot");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("snapname text<=40; description? text");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        String name = call.text("snapname").orElseThrow();
        return guest.snapshots()
                .get(name)
                .map(snapshot -> {
                    guest.snapshots()
                            .replace(snapshot.describedAs(
                                    call.text("description").orElse("")));
                    return Outcome.done();
                })
                .orElseGet(() -> Outcome.died("snapshot '" + name + "' does not exist"));
    }
}

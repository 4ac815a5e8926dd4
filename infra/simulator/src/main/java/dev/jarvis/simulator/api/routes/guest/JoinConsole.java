package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;

/** Takes the ticket of a console that was opened before; a plain call learns the port, as in Proxmox. */
record JoinConsole(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/vncwebsocket";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Console");
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("port integer 5900..5999; vncticket text<=512");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        int port = call.number("port").orElseThrow().intValue();
        boolean good = call.access()
                .tickets()
                .isConsole(
                        call.text("vncticket").orElseThrow(),
                        "/vms/" + guest.spec().vmid(),
                        port,
                        call.now());
        return good
                ? Outcome.data(new Row().with("port", String.valueOf(port)))
                : new Outcome.Refused(401, "permission denied - invalid PVEVNC ticket\n", Map.of());
    }
}

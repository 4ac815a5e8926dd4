package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The old way to ask the agent: what is asked stands in a parameter. */
record OrderAgent() implements AgentRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/agent";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.GuestAgent.Unrestricted", "VM.GuestAgent.Unrestricted");
    }

    @Override
    public boolean anyPrivilege() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("command fsfreeze-freeze|fsfreeze-status|fsfreeze-thaw|fstrim|get-fsinfo"
                + "|get-host-name|get-memory-block-info|get-memory-blocks|get-osinfo|get-time|get-timezone|get-users"
                + "|get-vcpus|info|network-get-interfaces|ping|shutdown|suspend-disk|suspend-hybrid|suspend-ram");
    }

    @Override
    public Outcome ask(ApiCall call, Guest guest) {
        String wire = call.text("command").orElseThrow();
        return AgentCommand.of(wire)
                .map(command -> Outcome.data(new Row().with("result", command.answer(call, guest))))
                .orElseGet(() -> Outcome.died("Agent error: The command guest-" + wire + " has not been found"));
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** Asks the agent inside a machine one thing. */
record AskAgent(AgentCommand command, String method) implements AgentRoute {

    @Override
    public String below() {
        return "/agent/" + command.wire();
    }

    @Override
    public List<String> privileges() {
        return switch (command) {
            case SHUTDOWN -> List.of("VM.PowerMgmt", "VM.GuestAgent.Unrestricted");
            case FSTRIM -> List.of("VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted");
            default -> List.of("VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted");
        };
    }

    @Override
    public boolean anyPrivilege() {
        return true;
    }

    @Override
    public Outcome ask(ApiCall call, Guest guest) {
        return Outcome.data(new Row().with("result", command.answer(call, guest)));
    }
}

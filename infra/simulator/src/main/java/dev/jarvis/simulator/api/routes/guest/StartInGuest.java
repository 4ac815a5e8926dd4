package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** Starts a program inside a machine and answers its process id there. */
record StartInGuest() implements AgentRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/agent/exec";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.GuestAgent.Unrestricted");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("command texts; input-data? text<=65536");
    }

    @Override
    public Outcome ask(ApiCall call, Guest guest) {
        List<String> command = call.texts("command");
        return guest.programs()
                .start(command, call.text("input-data").orElse(""), guest.spec(), call.now())
                .map(pid -> Outcome.data(new Row().with("pid", pid)))
                .orElseGet(() -> Outcome.died(
                        "Agent error: Guest agent command failed, error was 'Failed to execute child process “"
                                + command.getFirst() + "” (No such file or directory)'"));
    }
}

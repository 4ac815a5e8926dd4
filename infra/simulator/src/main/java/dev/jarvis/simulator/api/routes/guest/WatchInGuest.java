package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestPrograms;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Optional;

/** Whether a program inside a machine has ended, how, and what it wrote. An end is told once. */
record WatchInGuest() implements AgentRoute {

    @Override
    public String below() {
        return "/agent/exec-status";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.GuestAgent.Unrestricted");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("pid integer");
    }

    @Override
    public Outcome ask(ApiCall call, Guest guest) {
        long pid = call.number("pid").orElseThrow();
        Optional<GuestPrograms.Program> program = guest.programs().ask(pid, call.now());
        if (program.isEmpty()) {
            return Outcome.died("Agent error: PID " + pid + " does not exist");
        }
        if (program.get().end().isAfter(call.now())) {
            return Outcome.data(new Row().flag("exited", false));
        }
        return Outcome.data(new Row()
                .flag("exited", true)
                .with("exitcode", program.get().exitCode())
                .withIf(
                        !program.get().output().isEmpty(),
                        "out-data",
                        program.get().output()));
    }
}

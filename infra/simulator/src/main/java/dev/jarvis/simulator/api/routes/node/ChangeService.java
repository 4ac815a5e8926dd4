package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Starts, stops, restarts or reloads a service as a task, with all that follows for the node. */
final class ChangeService extends PathRoute {

    /** Proxmox does not stop what it needs to answer at all. */
    private static final Set<String> ESSENTIAL = Set.of("pveproxy", "pvedaemon", "pve-cluster");

    private static final Duration TAKES = Duration.ofMillis(1_200);

    private final Estate estate;
    private final String verb;

    ChangeService(Estate estate, String verb) {
        super(
                "POST",
                "/nodes/{node}/services/{service}/" + verb,
                Permission.all("/nodes/{node}", "Sys.Modify"),
                UnitRows.PARAMETER);
        this.estate = estate;
        this.verb = verb;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Machine machine = estate.machines().of(call.node());
        Unit unit = machine.unit(call.text("service").orElseThrow()).orElseThrow();
        Task task = call.cluster().tasks().open(call.node(), "srv" + verb, unit.name(), call.caller(), call.now());
        call.cluster().in(TAKES, () -> finish(machine, unit, task));
        return Outcome.data(task.upid().text());
    }

    private void finish(Machine machine, Unit unit, Task task) {
        if (!task.running()) {
            return;
        }
        Instant now = estate.cluster().now();
        if (!unit.installed()) {
            task.print(
                    "Failed to " + verb + " " + unit.name() + ".service: Unit " + unit.name() + ".service not found.");
            task.fail(now, "command 'systemctl " + verb + " " + unit.name() + "' failed: exit code 5");
        } else if (verb.equals("stop") && ESSENTIAL.contains(unit.name())) {
            task.fail(now, "invalid service cmd '" + unit.name() + " stop': refusing to stop essential service!");
        } else if (machine.order(unit, Unit.Order.valueOf(verb.toUpperCase(Locale.ROOT)))) {
            task.succeed(now);
        } else {
            task.print(
                    "Job for " + unit.name() + ".service failed because the control process exited with error code.");
            String told = verb.equals("reload") ? "reload-or-restart" : verb;
            task.fail(now, "command 'systemctl " + told + " " + unit.name() + "' failed: exit code 1");
        }
    }
}

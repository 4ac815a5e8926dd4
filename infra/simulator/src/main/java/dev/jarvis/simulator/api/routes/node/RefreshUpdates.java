package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Task;
import java.time.Duration;

/** Reads the package lists anew, as a task. */
final class RefreshUpdates extends PathRoute {

    RefreshUpdates() {
        super(
                "POST",
                "/nodes/{node}/apt/update",
                Permission.all("/nodes/{node}", "Sys.Modify"),
                "notify? boolean; quiet? boolean");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Task task = call.cluster().tasks().open(call.node(), "aptupdate", "", call.caller(), call.now());
        task.print("starting apt-get update");
        call.cluster().in(Duration.ofSeconds(4), () -> {
            if (task.running()) {
                task.print("Hit:1 http://security.debian.org/debian-security trixie-security InRelease");
                task.print("Hit:2 http://deb.debian.org/debian trixie InRelease");
                task.print("Hit:3 http://download.proxmox.com/debian/pve trixie InRelease");
                task.print("Reading package lists...");
                task.succeed(call.cluster().now());
            }
        });
        return Outcome.data(task.upid().text());
    }
}

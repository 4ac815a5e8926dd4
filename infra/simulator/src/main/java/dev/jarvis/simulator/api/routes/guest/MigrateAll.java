package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes the guests of a node to another one, as one task that lasts as long as its parts (Nodes.pm). */
final class MigrateAll extends PathRoute {

    MigrateAll() {
        super(
                "POST",
                "/nodes/{node}/migrateall",
                Permission.EVERYBODY,
                "max-workers? integer 1..64; maxworkers? integer 1..64; target text; vms? text;"
                        + " with-local-disks? boolean");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Outcome> refusal = GuestsInBulk.refusal(call, "VM.Migrate");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String target = call.text("target").orElseThrow();
        if (target.equals(call.node().name())) {
            return Outcome.badParameters(Map.of("target", "target is local node."));
        }
        if (!call.cluster().quorate()) {
            return Outcome.died("cluster not ready - no quorum?");
        }
        if (call.cluster().node(target).isEmpty()) {
            return Outcome.died("no such cluster node '" + target + "'");
        }
        Task whole = call.cluster().tasks().open(call.node(), "migrateall", "", call.caller(), call.now());
        List<Guest> guests = GuestsInBulk.of(call);
        if (guests.isEmpty()) {
            whole.print("no virtual guests matched, nothing to do..");
            whole.succeed(call.now());
            return Outcome.data(whole.upid().text());
        }
        List<Task> parts = new ArrayList<>();
        int workers = 0;
        for (Guest guest : guests) {
            if (passes(call, guest, whole)) {
                workers++;
                migrate(call, guest, target).ifPresent(parts::add);
            }
        }
        if (workers == 0) {
            whole.fail(call.now(), "no migrations worker started...");
            return Outcome.data(whole.upid().text());
        }
        String last = "All jobs finished, used " + workers + " workers in total.";
        GuestsInBulk.endWith(call.cluster(), whole, parts, () -> whole.print(last));
        return Outcome.data(whole.upid().text());
    }

    private static boolean passes(ApiCall call, Guest guest, Task whole) {
        int vmid = guest.spec().vmid();
        if (guest.spec().type() == GuestType.LXC) {
            whole.print("Migrating CT " + vmid);
            return true;
        }
        List<Row> local = GetMigration.LocalDisks.of(call.cluster(), guest);
        if (guest.running() && !call.flag("with-local-disks") && !local.isEmpty()) {
            whole.print("Check VM " + vmid + ": skip VM " + vmid + " - precondition check failed:");
            whole.print("  Has local disks: "
                    + local.stream()
                            .map(disk -> String.valueOf(disk.get("volid")))
                            .collect(Collectors.joining(", ")));
            return false;
        }
        whole.print("Check VM " + vmid + ": precondition check passed");
        whole.print("Migrating VM " + vmid);
        return true;
    }

    /** The task that is to be waited for; a guest under high availability goes in its own time. */
    private static Optional<Task> migrate(ApiCall call, Guest guest, String target) {
        Optional<HaResource> kept = call.cluster().ha().of(guest.spec().vmid());
        if (kept.isPresent()) {
            call.cluster().ha().move(kept.get(), target, false);
            return Optional.empty();
        }
        return Optional.of(call.cluster().migrations().perform(guest, target, guest.running(), call.caller()));
    }
}

package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.backup.VzdumpOptions;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.estate.Estate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Backs guests of a node up at once, as a task. */
final class BackUp extends PathRoute {

    private static final Set<String> CHOICE = Set.of("node", "vmid", "all", "exclude", "pool", "stdout");

    private final Estate estate;

    BackUp(Estate estate) {
        super(
                "POST",
                "/nodes/{node}/vzdump",
                Permission.EVERYBODY,
                VzdumpParameters.COMMON + "job-id? text<=50\nstdout? boolean\n");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        if (call.flag("stdout")) {
            return Outcome.badParameters(Map.of("stdout", "not allowed"));
        }
        Map<String, String> errors = VzdumpParameters.conflicts(call.parameters(), true);
        if (!errors.isEmpty()) {
            return Outcome.badParameters(errors);
        }
        Map<String, String> options = new LinkedHashMap<>();
        call.parameters().forEach((name, value) -> {
            if (!CHOICE.contains(name)) {
                options.put(name, value);
            }
        });
        Optional<Outcome> noStorage =
                call.text("storage").flatMap(storage -> call.lacking("/storage/" + storage, "Datastore.AllocateSpace"));
        if (noStorage.isPresent()) {
            return noStorage.get();
        }
        if (!call.cluster().quorate()) {
            return Outcome.died("cluster not ready - no quorum?");
        }
        Map<String, String> chosen = new LinkedHashMap<>(call.parameters());
        chosen.put("all", call.flag("all") ? "1" : "0");
        BackupJob choice = new BackupJob("once", chosen);
        Set<Integer> named = choice.named();
        List<Guest> guests = call.cluster().guestsOn(call.node().name()).stream()
                .filter(guest -> named.isEmpty()
                        ? choice.includes(guest)
                        : named.contains(guest.spec().vmid()))
                .toList();
        for (int vmid : named) {
            if (call.cluster().guest(vmid).isEmpty()) {
                return missing(call, vmid);
            }
        }
        if (guests.isEmpty()) {
            // Proxmox's own word for having nothing to do on this node.
            return Outcome.data("OK");
        }
        List<Guest> allowed = guests.stream()
                .filter(guest -> call.may("/vms/" + guest.spec().vmid(), "VM.Backup"))
                .toList();
        if (allowed.size() < guests.size() && !call.flag("all")) {
            Guest refused = guests.stream()
                    .filter(guest -> !allowed.contains(guest))
                    .findFirst()
                    .orElseThrow();
            return refused(call, refused.spec().vmid());
        }
        return Outcome.data(estate.backups()
                .vzdump()
                .perform(call.node(), allowed, new VzdumpOptions(options), call.caller())
                .upid()
                .text());
    }

    /** The right to a guest is looked at by the worker: with all chosen it passes over the guest, else it fails. */
    private static Outcome refused(ApiCall call, int vmid) {
        Task task = begun(call, vmid);
        task.fail(call.now(), "Permission check failed (/vms/" + vmid + ", VM.Backup)");
        return Outcome.data(task.upid().text());
    }

    private static Task begun(ApiCall call, int vmid) {
        Task task = call.cluster().tasks().open(call.node(), "vzdump", String.valueOf(vmid), call.caller(), call.now());
        task.print("INFO: starting new backup job: vzdump " + vmid);
        return task;
    }

    private static Outcome missing(ApiCall call, int vmid) {
        Task task = begun(call, vmid);
        task.print("ERROR: Backup of VM " + vmid + " failed - unable to find VM '" + vmid + "'");
        task.print("INFO: Backup job finished with errors");
        task.fail(call.now(), "job errors");
        return Outcome.data(task.upid().text());
    }
}

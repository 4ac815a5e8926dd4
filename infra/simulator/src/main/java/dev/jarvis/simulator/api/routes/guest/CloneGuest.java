package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies a guest, or one of its snapshots, under a new id. */
record CloneGuest(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/clone";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Clone");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest((type == GuestType.QEMU
                        ? "bwlimit? integer 0..; format? raw|qcow2|vmdk; name? text;"
                        : "bwlimit? number 0..; hostname? text;")
                + " description? text; full? boolean; newid integer 100..999999999; pool? text;"
                + " snapname? text<=40; storage? text; target? text");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        int vmid = call.number("newid").orElseThrow().intValue();
        Optional<Outcome> refusal = refusal(call, guest, vmid);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Snapshot> snapshot = call.text("snapname").flatMap(guest.snapshots()::get);
        if (call.text("snapname").isPresent() && snapshot.isEmpty()) {
            return Outcome.died("snapshot '" + call.text("snapname").get() + "' does not exist");
        }
        Map<String, String> lines =
                snapshot.map(Snapshot::lines).orElse(guest.config().lines());
        String name = call.text(type == GuestType.QEMU ? "name" : "hostname")
                .orElse("Copy-of-" + type.label() + "-" + guest.spec().name());
        String upid = call.cluster()
                .guestWork()
                .copy(
                        guest,
                        lines,
                        vmid,
                        name,
                        call.text("target").orElse(guest.spec().node()),
                        call.caller())
                .upid()
                .text();
        call.text("pool").ifPresent(pool -> call.access().pools().put(pool, vmid));
        call.text("description")
                .ifPresent(text -> call.cluster()
                        .guest(vmid)
                        .ifPresent(copy -> copy.config().set("description", text)));
        return Outcome.data(upid);
    }

    private Optional<Outcome> refusal(ApiCall call, Guest guest, int vmid) {
        boolean byPool = call.text("pool")
                .map(pool -> call.may("/pool/" + pool, "VM.Allocate"))
                .orElse(false);
        if (!byPool && !call.may("/vms/" + vmid, "VM.Allocate")) {
            return Optional.of(Outcome.forbidden(""));
        }
        if (guest.lock().isPresent()) {
            return guest.lockRefusal().map(Outcome::died);
        }
        Optional<Guest> taken = call.cluster().guest(vmid);
        if (taken.isPresent()) {
            return Optional.of(Outcome.died(
                    type == GuestType.QEMU
                            ? "unable to create VM " + vmid + ": config file already exists"
                            : "unable to create CT " + vmid + " - "
                                    + taken.get().label() + " already exists on node '"
                                    + taken.get().spec().node() + "'"));
        }
        if (type == GuestType.LXC && guest.running() && call.text("snapname").isEmpty()) {
            return Optional.of(Outcome.died("Cannot do full clones on a running container without snapshots"));
        }
        Optional<String> target =
                call.text("target").filter(node -> call.cluster().node(node).isEmpty());
        return target.map(node -> Outcome.died("no such cluster node '" + node + "'"));
    }
}

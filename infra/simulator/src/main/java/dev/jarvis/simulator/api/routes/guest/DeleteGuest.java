package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.List;
import java.util.Optional;

/** Destroys a guest that is off and not protected. */
record DeleteGuest(GuestType type) implements GuestRoute {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String below() {
        return "";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Allocate");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("destroy-unreferenced-disks? boolean; purge? boolean; "
                + (type == GuestType.QEMU ? "skiplock? boolean" : "force? boolean"));
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        return refusal(call, guest)
                .map(Outcome::died)
                .orElseGet(() -> Outcome.data(call.cluster()
                        .guestWork()
                        .destroy(guest, call.caller())
                        .upid()
                        .text()));
    }

    private Optional<String> refusal(ApiCall call, Guest guest) {
        int vmid = guest.spec().vmid();
        boolean machine = type == GuestType.QEMU;
        if (guest.config().flag("protection")) {
            return Optional.of("can't remove " + guest.label() + " - protection mode enabled");
        }
        if (guest.lock().isPresent() && !call.flag("skiplock")) {
            return guest.lockRefusal();
        }
        if (!call.flag("purge") && call.cluster().ha().of(vmid).isPresent()) {
            return Optional.of("unable to remove " + guest.label() + " - used in HA resources"
                    + (machine ? "" : " and purge parameter not set."));
        }
        if (guest.running() && !call.flag("force")) {
            return Optional.of(
                    machine
                            ? "VM " + vmid + " is running - destroy failed"
                            : "unable to destroy CT " + vmid + " - container is running");
        }
        return Optional.empty();
    }
}

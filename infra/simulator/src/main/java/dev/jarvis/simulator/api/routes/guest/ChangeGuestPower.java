package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.PowerAction;
import dev.jarvis.simulator.ha.HaRequest;
import dev.jarvis.simulator.ha.HaResource;
import java.util.List;
import java.util.Optional;

/**
 * Starts, stops, pauses or wakes a guest as a task and answers its UPID. Of a guest under high availability only the
 * wanted state changes; the guest follows later.
 */
record ChangeGuestPower(GuestType type, PowerAction action) implements GuestRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String below() {
        return "/status/" + action.verb();
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.PowerMgmt");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest(type == GuestType.QEMU ? ofMachines() : ofContainers());
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        PowerAction wanted = call.flag("todisk") ? PowerAction.HIBERNATE : action;
        Optional<String> refusal = refusal(guest);
        if (refusal.isPresent()) {
            return Outcome.died(refusal.get());
        }
        Optional<HaResource> kept = call.cluster().ha().of(guest.spec().vmid());
        Optional<HaRequest> request = request();
        if (kept.isPresent() && request.isPresent() && kept.get().request() != HaRequest.IGNORED) {
            return HaTask.answer(
                    call,
                    guest,
                    request.get() == HaRequest.STARTED ? "start" : "stop",
                    () -> call.cluster().ha().request(kept.get(), request.get()));
        }
        return Outcome.data(call.cluster()
                .guestPower()
                .perform(guest, wanted, call.caller(), call.flag("skiplock"))
                .upid()
                .text());
    }

    private Optional<HaRequest> request() {
        return switch (action) {
            case START -> Optional.of(HaRequest.STARTED);
            case STOP, SHUTDOWN -> Optional.of(HaRequest.STOPPED);
            case REBOOT, RESET, SUSPEND, HIBERNATE, RESUME -> Optional.empty();
        };
    }

    /** Proxmox looks before it forks a worker for containers and for some actions, but not for a machine's start. */
    private Optional<String> refusal(Guest guest) {
        int vmid = guest.spec().vmid();
        boolean container = type == GuestType.LXC;
        boolean running = guest.running();
        boolean asleep = guest.lock().equals(Optional.of("suspended"));
        return switch (action) {
            case START -> container && running ? Optional.of("CT " + vmid + " already running") : Optional.empty();
            case STOP, SHUTDOWN ->
                container && !running ? Optional.of("CT " + vmid + " not running") : Optional.empty();
            case REBOOT -> running ? Optional.empty() : Optional.of("VM " + vmid + " not running");
            case RESET, SUSPEND, HIBERNATE -> running ? Optional.empty() : Optional.of(guest.label() + " not running");
            case RESUME -> running || asleep ? Optional.empty() : Optional.of(guest.label() + " not running");
        };
    }

    private String ofMachines() {
        return switch (action) {
            case START -> """
                skiplock? boolean; force-cpu? text; machine? text; migratedfrom? text; migration_network? text
                migration_type? secure|insecure; nets-host-mtu? text; stateuri? text<=128; targetstorage? text
                timeout? integer 0..; with-conntrack-state? boolean
                """;
            case STOP ->
                "skiplock? boolean; overrule-shutdown? boolean; keepActive? boolean; migratedfrom? text;"
                        + " timeout? integer 0..";
            case SHUTDOWN -> "timeout? integer 0..; forceStop? boolean; keepActive? boolean; skiplock? boolean";
            case REBOOT -> "timeout? integer 0..";
            case RESET -> "skiplock? boolean";
            case SUSPEND, HIBERNATE -> "skiplock? boolean; statestorage? text; todisk? boolean";
            case RESUME -> "nocheck? boolean; skiplock? boolean";
        };
    }

    private String ofContainers() {
        return switch (action) {
            case START -> "skiplock? boolean; debug? boolean";
            case STOP -> "skiplock? boolean; overrule-shutdown? boolean";
            case SHUTDOWN -> "timeout? integer 0..; forceStop? boolean";
            case REBOOT -> "timeout? integer 0..";
            case RESET, SUSPEND, HIBERNATE, RESUME -> "";
        };
    }
}

package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.PowerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts, stops, shuts down or reboots a guest as a task and answers its UPID. */
final class ChangeGuestPower implements ApiRoute {

    private final GuestType type;
    private final PowerAction action;

    ChangeGuestPower(GuestType type, PowerAction action) {
        this.type = type;
        this.action = action;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/nodes/{node}/" + type.wire() + "/{vmid}/status/" + action.verb();
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(Parameter.NODE_NAME, Parameter.VMID));
        parameters.addAll(own());
        return parameters;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Guest> guest = call.guest(type);
        if (guest.isEmpty()) {
            return call.missing(type);
        }
        if (call.flag("skiplock")) {
            return Outcome.badParameters(Map.of("skiplock", "Only root may use this option."));
        }
        Optional<String> refusal = refusal(guest.get());
        if (refusal.isPresent()) {
            return Outcome.died(refusal.get());
        }
        if (!call.cluster().quorate()) {
            return Outcome.died("cluster not ready - no quorum?");
        }
        return Outcome.data(call.cluster()
                .guestPower()
                .perform(guest.get(), action, call.caller())
                .upid()
                .text());
    }

    /** Proxmox looks before it forks a worker for containers and for reboots, but not for virtual machines. */
    private Optional<String> refusal(Guest guest) {
        int vmid = guest.spec().vmid();
        boolean container = type == GuestType.LXC;
        return switch (action) {
            case START ->
                container && guest.running() ? Optional.of("CT " + vmid + " already running") : Optional.empty();
            case STOP, SHUTDOWN ->
                container && !guest.running() ? Optional.of("CT " + vmid + " not running") : Optional.empty();
            case REBOOT -> guest.running() ? Optional.empty() : Optional.of("VM " + vmid + " not running");
        };
    }

    private List<Parameter> own() {
        Stream<Parameter> common = switch (action) {
            case START -> Stream.of(Parameter.flag("skiplock"));
            case STOP -> Stream.of(Parameter.flag("skiplock"), Parameter.flag("overrule-shutdown"));
            case SHUTDOWN -> Stream.of(Parameter.number("timeout", 0), Parameter.flag("forceStop"));
            case REBOOT -> Stream.of(Parameter.number("timeout", 0));
        };
        return Stream.concat(common, type == GuestType.QEMU ? ofMachines() : ofContainers())
                .toList();
    }

    private Stream<Parameter> ofMachines() {
        return switch (action) {
            case START ->
                Stream.of(
                        Parameter.text("force-cpu"),
                        Parameter.text("machine"),
                        Parameter.text("migratedfrom"),
                        Parameter.text("migration_network"),
                        Parameter.oneOf("migration_type", "secure", "insecure"),
                        Parameter.text("nets-host-mtu"),
                        Parameter.text("stateuri"),
                        Parameter.text("targetstorage"),
                        Parameter.number("timeout", 0),
                        Parameter.flag("with-conntrack-state"));
            case STOP ->
                Stream.of(Parameter.flag("keepActive"), Parameter.text("migratedfrom"), Parameter.number("timeout", 0));
            case SHUTDOWN -> Stream.of(Parameter.flag("keepActive"), Parameter.flag("skiplock"));
            case REBOOT -> Stream.empty();
        };
    }

    private Stream<Parameter> ofContainers() {
        return action == PowerAction.START ? Stream.of(Parameter.flag("debug")) : Stream.empty();
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestConfig;
import dev.jarvis.simulator.cluster.GuestType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a guest as a task. */
record CreateGuest(GuestType type) implements ApiRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/nodes/{node}/" + type.wire();
    }

    @Override
    public List<Parameter> parameters() {
        return GuestOptions.ofCreation(type);
    }

    @Override
    public Outcome answer(ApiCall call) {
        int vmid = call.number("vmid").orElseThrow().intValue();
        Optional<String> pool = call.text("pool");
        boolean byPool =
                pool.map(name -> call.may("/pool/" + name, "VM.Allocate")).orElse(false);
        Optional<Outcome> lacking = byPool ? Optional.empty() : call.lacking("/vms/" + vmid, "VM.Allocate");
        if (lacking.isPresent()) {
            return lacking.get();
        }
        if (pool.isPresent() && !call.access().pools().exists(pool.get())) {
            return Outcome.forbidden("pool '" + pool.get() + "' does not exist");
        }
        Optional<Guest> taken = call.cluster().guest(vmid);
        if (taken.isPresent()) {
            return Outcome.died("unable to create " + type.label() + " " + vmid + " - "
                    + taken.get().label() + " already exists on node '"
                    + taken.get().spec().node() + "'");
        }
        if (!call.cluster().quorate()) {
            return Outcome.noQuorum();
        }
        String upid = call.cluster()
                .guestWork()
                .create(call.node(), vmid, type, config(call, vmid), call.flag("start"), call.caller())
                .upid()
                .text();
        pool.ifPresent(name -> call.access().pools().put(name, vmid));
        if (call.flag("ha-managed")) {
            call.cluster().guest(vmid).ifPresent(call.cluster().ha()::add);
        }
        return Outcome.data(upid);
    }

    private GuestConfig config(ApiCall call, int vmid) {
        Map<String, String> given = new LinkedHashMap<>(call.parameters());
        GuestOptions.ORDERS.forEach(given::remove);
        GuestConfig config = new GuestConfig(Map.of());
        Drives drives = new Drives(vmid, config);
        given.forEach((line, value) -> config.set(line, drives.allocated(line, value)));
        if (type == GuestType.LXC) {
            defaults(config, "arch", "amd64", "ostype", "debian", "memory", "512", "swap", "512");
            defaults(config, "hostname", "CT" + vmid);
            if (config.get("rootfs").isEmpty()) {
                String storage = call.text("storage")
                        .orElse(call.cluster().diskStorage(call.node().name()));
                config.set("rootfs", drives.allocated("rootfs", storage + ":4"));
            }
        }
        return config;
    }

    private static void defaults(GuestConfig config, String... pairs) {
        for (int index = 0; index < pairs.length; index += 2) {
            if (config.get(pairs[index]).isEmpty()) {
                config.set(pairs[index], pairs[index + 1]);
            }
        }
    }
}

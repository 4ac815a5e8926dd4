package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the configuration of a guest: at once by PUT, as a task by POST. What a running machine cannot take waits for
 * its next start.
 */
record ChangeGuestConfig(GuestType type, String method) implements GuestRoute {

    private static final Set<String> COLD = Set.of(
            "memory",
            "cores",
            "sockets",
            "cpu",
            "machine",
            "bios",
            "ostype",
            "vga",
            "args",
            "numa",
            "acpi",
            "kvm",
            "arch",
            "balloon",
            "scsihw",
            "agent",
            "cpulimit",
            "vcpus");

    @Override
    public String below() {
        return "/config";
    }

    @Override
    public List<String> privileges() {
        return type == GuestType.QEMU
                ? List.of(
                        "VM.Config.Disk",
                        "VM.Config.CDROM",
                        "VM.Config.CPU",
                        "VM.Config.Memory",
                        "VM.Config.Network",
                        "VM.Config.HWType",
                        "VM.Config.Options",
                        "VM.Config.Cloudinit")
                : List.of(
                        "VM.Config.Disk",
                        "VM.Config.CPU",
                        "VM.Config.Memory",
                        "VM.Config.Network",
                        "VM.Config.Options");
    }

    @Override
    public boolean anyPrivilege() {
        return true;
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(GuestOptions.ofChange(type));
        if (method.equals("POST")) {
            parameters.addAll(GuestOptions.ofBackgroundChange());
        }
        return parameters;
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        Map<String, String> changes = new LinkedHashMap<>(call.parameters());
        GuestOptions.ORDERS.forEach(changes::remove);
        List<String> deleted = call.list("delete");
        Optional<Outcome> refusal = refusal(call, guest, changes, deleted);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (method.equals("PUT")) {
            apply(guest, changes, deleted, call.list("revert"));
            return Outcome.done();
        }
        return Outcome.data(call.cluster()
                .work(
                        call.node(),
                        type.taskType("config"),
                        String.valueOf(guest.spec().vmid()),
                        call.caller())
                .after(Duration.ofMillis(300), () -> apply(guest, changes, deleted, call.list("revert")))
                .begin()
                .upid()
                .text());
    }

    private Optional<Outcome> refusal(ApiCall call, Guest guest, Map<String, String> changes, List<String> deleted) {
        if (changes.isEmpty() && deleted.isEmpty() && call.list("revert").isEmpty()) {
            return Optional.of(Outcome.died("no options specified"));
        }
        for (String line : deleted) {
            if (changes.containsKey(line)) {
                return Optional.of(Outcome.badParameters(
                        Map.of("delete", "you can't use '-" + line + "' and -delete " + line + "' at the same time")));
            }
            if (!GuestOptions.isKnown(type, line)) {
                return Optional.of(Outcome.badParameters(Map.of("delete", "unknown option '" + line + "'")));
            }
        }
        String path = "/vms/" + guest.spec().vmid();
        for (String line : join(changes.keySet(), deleted)) {
            Optional<Outcome> lacking = call.lacking(path, GuestOptions.privilege(line));
            if (lacking.isPresent()) {
                return lacking;
            }
        }
        if (call.text("digest")
                .filter(known -> !known.equals(guest.config().digest()))
                .isPresent()) {
            return Optional.of(
                    Outcome.died("detected modified configuration - file changed by other user? Try again."));
        }
        return guest.lockRefusal()
                .filter(text -> !call.flag("skiplock") && !deleted.contains("lock"))
                .map(Outcome::died);
    }

    private void apply(Guest guest, Map<String, String> changes, List<String> deleted, List<String> reverted) {
        boolean waits = guest.running() && type == GuestType.QEMU;
        reverted.forEach(guest.pending()::revert);
        Drives drives = new Drives(guest.spec().vmid(), guest.config());
        changes.forEach((line, given) -> {
            String value = drives.allocated(line, given);
            if (waits && COLD.contains(line)) {
                guest.pending().change(line, value);
            } else {
                guest.config().set(line, value);
            }
        });
        for (String line : deleted) {
            if (waits && COLD.contains(line)) {
                guest.pending().delete(line);
            } else {
                guest.config().remove(line);
            }
        }
        guest.reread();
    }

    private static List<String> join(Set<String> changed, List<String> deleted) {
        List<String> all = new ArrayList<>(changed);
        all.addAll(deleted);
        return all;
    }
}

package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.ConfigReading;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Optional;

/** One guest as it is now. */
record GetGuestStatus(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/status/current";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        Row row = GuestRows.row(call.cluster(), guest);
        Optional<HaResource> kept = call.cluster().ha().of(guest.spec().vmid());
        Row ha = new Row().flag("managed", kept.isPresent());
        kept.ifPresent(resource -> ha.with("state", resource.state().wire()));
        row.with("ha", ha);
        if (type == GuestType.QEMU) {
            // Means that the agent is enabled in the configuration, not that it answers.
            row.withIf(Agent.enabled(guest), "agent", 1).with("qmpstatus", GuestRows.monitorStatus(guest));
            if (guest.running()) {
                monitor(row, guest);
            }
        }
        return Outcome.data(row);
    }

    /** What the virtual machine monitor knows on top. */
    private static void monitor(Row row, Guest guest) {
        long memory = row.get("mem") instanceof Long used ? used : 0;
        long whole = guest.spec().memoryBytes();
        long read = row.get("diskread") instanceof Long bytes ? bytes : 0;
        long written = row.get("diskwrite") instanceof Long bytes ? bytes : 0;
        row.with("running-machine", "pc-q35-10.1+pve0")
                .with("running-qemu", "10.1.2")
                .with("balloon", whole)
                .with("freemem", Math.max(0, whole - memory))
                .with(
                        "ballooninfo",
                        new Row()
                                .with("actual", whole)
                                .with("max_mem", whole)
                                .with("total_mem", whole - (whole >> 6))
                                .with("free_mem", Math.max(0, whole - memory)))
                .with(
                        "nics",
                        new Row()
                                .with(
                                        "tap" + guest.spec().vmid() + "i0",
                                        new Row()
                                                .with("netin", row.getOrDefault("netin", 0))
                                                .with("netout", row.getOrDefault("netout", 0))))
                .with(
                        "proxmox-support",
                        new Row().with("pbs-dirty-bitmap", true).with("backup-fleecing", true));
        ConfigReading.disk(GuestType.QEMU, guest.config())
                .ifPresent(disk -> row.with("blockstat", new Row().with(disk, block(read, written))));
    }

    private static Row block(long read, long written) {
        return new Row()
                .with("rd_bytes", read)
                .with("wr_bytes", written)
                .with("rd_operations", read / 16_384)
                .with("wr_operations", written / 16_384)
                .with("failed_rd_operations", 0)
                .with("failed_wr_operations", 0)
                .with("flush_operations", written / 262_144);
    }
}

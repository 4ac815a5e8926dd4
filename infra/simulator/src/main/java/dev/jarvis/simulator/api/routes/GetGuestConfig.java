package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The configuration of a guest. The memory of a virtual machine is text, that of a container a number. */
final class GetGuestConfig implements ApiRoute {

    private final GuestType type;

    GetGuestConfig(GuestType type) {
        this.type = type;
    }

    @Override
    public String path() {
        return "/nodes/{node}/" + type.wire() + "/{vmid}/config";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME, Parameter.VMID, Parameter.flag("current"), Parameter.text("snapshot"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        return call.guest(type)
                .map(guest -> Outcome.data(config(call.cluster(), guest.spec())))
                .orElseGet(() -> call.missing(type));
    }

    private static Row config(Cluster cluster, GuestSpec spec) {
        String disks = cluster.storages().stream()
                .filter(storage -> storage.node().equals(spec.node()))
                .filter(storage -> storage.content().contains("rootdir"))
                .map(StorageSpec::name)
                .findFirst()
                .orElse("local");
        Row row = switch (spec.type()) {
            case QEMU -> machine(spec, disks);
            case LXC -> container(spec, disks);
        };
        String digest = UUID.nameUUIDFromBytes(spec.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return row.with("cores", spec.cores())
                .withIf(spec.onboot(), "onboot", 1)
                .withIf(!spec.tags().isEmpty(), "tags", String.join(";", spec.tags()))
                .with("digest", digest + digest.substring(0, 8));
    }

    private static Row machine(GuestSpec spec, String disks) {
        return new Row()
                .with("name", spec.name())
                .with("memory", String.valueOf(spec.memoryBytes() >> 20))
                .with("sockets", 1)
                .with("ostype", spec.name().startsWith("win") ? "win11" : "l26")
                .with("agent", "1")
                .with("boot", "order=scsi0;net0")
                .with("scsihw", "virtio-scsi-single")
                .with("scsi0", disks + ":vm-" + spec.vmid() + "-disk-0,iothread=1,size=" + gib(spec) + "G")
                .with("net0", "virtio=" + mac(spec) + ",bridge=vmbr0,firewall=1");
    }

    private static Row container(GuestSpec spec, String disks) {
        return new Row()
                .with("hostname", spec.name())
                .with("memory", spec.memoryBytes() >> 20)
                .with("swap", 512)
                .with("arch", "amd64")
                .with("ostype", "debian")
                .with("unprivileged", 1)
                .with("features", "nesting=1")
                .with("rootfs", disks + ":vm-" + spec.vmid() + "-disk-0,size=" + gib(spec) + "G")
                .with("net0", "name=eth0,bridge=vmbr0,hwaddr=" + mac(spec) + ",ip=dhcp,type=veth");
    }

    private static long gib(GuestSpec spec) {
        return spec.diskBytes() >> 30;
    }

    private static String mac(GuestSpec spec) {
        // Proxmox's own vendor prefix.
        return String.format(
                Locale.ROOT,
                "BC:24:11:%02X:%02X:%02X",
                (spec.vmid() >> 16) & 0xff,
                (spec.vmid() >> 8) & 0xff,
                spec.vmid() & 0xff);
    }
}

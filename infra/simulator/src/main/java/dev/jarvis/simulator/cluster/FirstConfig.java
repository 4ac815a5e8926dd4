package dev.jarvis.simulator.cluster;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The configuration file that a guest of the blueprint has, and what is read out of one that was changed. */
final class FirstConfig {

    private FirstConfig() {}

    static GuestConfig of(GuestSpec spec, String disks) {
        Map<String, String> lines = new LinkedHashMap<>();
        String mac = mac(spec.vmid());
        String disk = disks + ":vm-" + spec.vmid() + "-disk-0,";
        String size = "size=" + (spec.diskBytes() >> 30) + "G";
        lines.put("cores", String.valueOf(spec.cores()));
        lines.put("memory", String.valueOf(spec.memoryBytes() >> 20));
        switch (spec.type()) {
            case QEMU -> {
                lines.put("name", spec.name());
                lines.put("sockets", "1");
                lines.put("ostype", spec.name().startsWith("win") ? "win11" : "l26");
                lines.put("agent", "1");
                lines.put("boot", "order=scsi0;net0");
                lines.put("scsihw", "virtio-scsi-single");
                lines.put("scsi0", disk + "iothread=1," + size);
                lines.put("net0", "virtio=" + mac + ",bridge=vmbr0,firewall=1");
                lines.put("numa", "0");
            }
            case LXC -> {
                lines.put("hostname", spec.name());
                lines.put("swap", "512");
                lines.put("arch", "amd64");
                lines.put("ostype", "debian");
                lines.put("unprivileged", "1");
                lines.put("features", "nesting=1");
                lines.put("rootfs", disk + size);
                lines.put("net0", "name=eth0,bridge=vmbr0,hwaddr=" + mac + ",ip=dhcp,type=veth");
            }
        }
        if (spec.onboot()) {
            lines.put("onboot", "1");
        }
        if (!spec.tags().isEmpty()) {
            lines.put("tags", String.join(";", spec.tags()));
        }
        return new GuestConfig(lines);
    }

    /** An address below Proxmox's own vendor prefix. */
    static String mac(int vmid) {
        return String.format(
                Locale.ROOT, "BC:24:11:%02X:%02X:%02X", (vmid >> 16) & 0xff, (vmid >> 8) & 0xff, vmid & 0xff);
    }
}

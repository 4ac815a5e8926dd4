package dev.jarvis.simulator.node;

import java.util.LinkedHashMap;
import java.util.Map;

/** The services that the API shows of a node, in its order. */
final class Units {

    private static final int FIRST_PID = 640;
    private static final int BETWEEN_PIDS = 17;

    private Units() {}

    static Map<String, Unit> of(boolean clustered) {
        Map<String, Unit> units = new LinkedHashMap<>();
        add(units, "chrony", "chrony, an NTP client/server", "enabled");
        add(units, "corosync", "Corosync Cluster Engine", clustered ? "enabled" : "disabled");
        add(units, "cron", "Regular background program processing daemon", "enabled");
        add(units, "ksmtuned", "Kernel Samepage Merging (KSM) Tuning Daemon", "enabled");
        add(units, "lxcfs", "FUSE filesystem for LXC", "enabled");
        add(units, "postfix", "Postfix Mail Transport Agent (main/default instance)", "enabled");
        add(units, "proxmox-firewall", "Proxmox nftables firewall", "enabled");
        add(units, "pve-cluster", "The Proxmox VE cluster filesystem", "enabled");
        add(units, "pve-firewall", "Proxmox VE firewall", "enabled");
        add(units, "pve-ha-crm", "PVE Cluster HA Resource Manager Daemon", "enabled");
        add(units, "pve-ha-lrm", "PVE Local HA Resource Manager Daemon", "enabled");
        add(units, "pve-lxc-syscalld", "Proxmox VE LXC Syscall Daemon", "enabled");
        add(units, "pvedaemon", "PVE API Daemon", "enabled");
        add(units, "pvefw-logger", "Proxmox VE firewall logger", "enabled");
        add(units, "pveproxy", "PVE API Proxy Server", "enabled");
        add(units, "pvescheduler", "Proxmox VE scheduler", "enabled");
        add(units, "pvestatd", "PVE Status Daemon", "enabled");
        add(units, "qmeventd", "PVE Qemu Event Daemon", "enabled");
        add(units, "spiceproxy", "PVE SPICE Proxy Server", "enabled");
        add(units, "sshd", "OpenBSD Secure Shell server", "enabled");
        add(units, "syslog", "syslog.service", "not-found");
        add(units, "systemd-journald", "Journal Service", "static");
        add(units, "systemd-timesyncd", "systemd-timesyncd.service", "not-found");
        return units;
    }

    private static void add(Map<String, Unit> units, String name, String description, String fileState) {
        units.put(name, new Unit(name, description, fileState, FIRST_PID + BETWEEN_PIDS * units.size()));
    }
}

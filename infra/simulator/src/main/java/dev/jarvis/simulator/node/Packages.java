package dev.jarvis.simulator.node;

import java.util.List;

/** The packages that a node's update lists know about; versions as they were around Proxmox VE 9.1. */
final class Packages {

    static final List<DebianPackage> ALL = List.of(
            proxmox("proxmox-ve", "Proxmox Virtual Environment", "9.1.0", ""),
            proxmox("pve-manager", "Proxmox Virtual Environment Management Tools", "9.1.2", "9.1.4"),
            proxmox("proxmox-kernel-helper", "Function for various kernel maintenance tasks.", "9.0.4", ""),
            proxmox("proxmox-kernel-6.17", "Latest Proxmox Kernel Image", "6.17.2-1", "6.17.2-2"),
            proxmox("qemu-server", "Qemu Server Tools", "9.1.1", "9.1.2"),
            proxmox("pve-container", "Proxmox VE Container management tool", "6.0.18", ""),
            proxmox("pve-cluster", "Proxmox Virtual Environment cluster filesystem", "9.0.7", ""),
            proxmox("pve-ha-manager", "Proxmox VE HA Manager", "5.0.8", ""),
            proxmox("pve-qemu-kvm", "Full virtualization on x86 hardware", "10.1.2-4", "10.1.2-5"),
            proxmox("libpve-storage-perl", "Proxmox VE storage management library", "9.1.0", "9.1.1"),
            proxmox("pve-firewall", "Proxmox VE Firewall", "6.0.4", ""),
            proxmox("zfsutils-linux", "command-line tools to manage OpenZFS filesystems", "2.3.4-pve1", ""),
            proxmox("lxc-pve", "Linux containers userspace tools", "6.0.5-3", ""),
            debian("openssl", "Secure Sockets Layer toolkit", "utils", "3.5.1-1", "3.5.1-1+deb13u1", true),
            debian(
                    "libssl3t64",
                    "Secure Sockets Layer toolkit - libraries",
                    "libs",
                    "3.5.1-1",
                    "3.5.1-1+deb13u1",
                    true),
            debian("sudo", "Provide limited super user privileges", "admin", "1.9.16p2-3", "1.9.16p2-3+deb13u1", true),
            debian(
                    "tzdata",
                    "time zone and daylight-saving time data",
                    "localization",
                    "2025b-4",
                    "2025b-4+deb13u1",
                    false),
            debian("systemd", "system and service manager", "admin", "257.8-1~deb13u1", "257.9-1~deb13u1", false));

    private Packages() {}

    private static DebianPackage proxmox(String name, String title, String installed, String candidate) {
        return new DebianPackage(
                name, title, title + ".", "admin", "optional", "amd64", "Proxmox", installed, candidate, false);
    }

    private static DebianPackage debian(
            String name, String title, String section, String installed, String candidate, boolean security) {
        return new DebianPackage(
                name, title, title + ".", section, "optional", "amd64", "Debian", installed, candidate, security);
    }
}

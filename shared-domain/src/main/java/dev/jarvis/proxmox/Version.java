package dev.jarvis.proxmox;

/**
 * What runs on the host that answered.
 *
 * @param version of pve-manager, as 9.1.2
 * @param release of Proxmox VE, as 9.1
 */
public record Version(String version, String release) {}

package dev.jarvis.proxmox;

import java.util.Optional;

/**
 * A Debian package of a node.
 *
 * @param installed the version that is there; absent when it is not installed
 * @param candidate the version that could be installed; absent when there is none newer
 * @param origin who made it: Debian, Proxmox …; Proxmox does not tell security updates from others
 */
public record PackageVersion(
        String name,
        Optional<String> title,
        Optional<String> installed,
        Optional<String> candidate,
        Optional<String> origin,
        Optional<String> priority,
        Optional<String> section) {}

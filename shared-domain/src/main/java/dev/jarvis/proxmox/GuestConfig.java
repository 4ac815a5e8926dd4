package dev.jarvis.proxmox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a guest is configured, pending changes included.
 *
 * @param onBoot whether it is meant to run after its node started
 * @param protection whether Proxmox refuses to remove it or its disks
 * @param values every setting as text, by Proxmox's own name
 */
public record GuestConfig(
        Optional<String> name,
        boolean onBoot,
        boolean protection,
        boolean template,
        List<String> tags,
        Optional<String> lock,
        Map<String, String> values) {

    public GuestConfig {
        tags = List.copyOf(tags);
        values = Map.copyOf(values);
    }
}

package dev.jarvis.proxmox;

import java.util.Optional;

/**
 * A setting of a guest that waits for its next start.
 *
 * @param now what holds until then
 * @param next what holds after it; absent when the setting is to be removed
 */
public record PendingChange(String key, Optional<String> now, Optional<String> next, boolean removed) {}

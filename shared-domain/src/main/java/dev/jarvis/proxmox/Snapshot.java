package dev.jarvis.proxmox;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of a guest.
 *
 * @param withMemory whether it holds what was in memory, so that the guest goes on where it was
 * @param parent the snapshot that it was taken on top of
 */
public record Snapshot(
        String name,
        Optional<String> description,
        Optional<Instant> takenAt,
        boolean withMemory,
        Optional<String> parent) {}

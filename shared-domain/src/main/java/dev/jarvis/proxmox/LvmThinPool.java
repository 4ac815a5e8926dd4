package dev.jarvis.proxmox;

import java.util.OptionalLong;

/** An LVM thin pool of a node. When its data or its metadata is full, every guest on it breaks. */
public record LvmThinPool(
        String name,
        String volumeGroup,
        OptionalLong sizeBytes,
        OptionalLong usedBytes,
        OptionalLong metadataSizeBytes,
        OptionalLong metadataUsedBytes) {}

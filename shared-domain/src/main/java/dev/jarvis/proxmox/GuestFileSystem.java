package dev.jarvis.proxmox;

import java.util.OptionalLong;

/**
 * A file system inside a virtual machine, as its agent sees it.
 *
 * @param mountPoint as {@code /} or {@code C:\}
 * @param type ext4, NTFS …
 * @param usedBytes absent where the agent does not say, as for a CD
 */
public record GuestFileSystem(String mountPoint, String type, OptionalLong usedBytes, OptionalLong totalBytes) {}

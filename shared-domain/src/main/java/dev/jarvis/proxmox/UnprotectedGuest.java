package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import java.util.Optional;

/** A guest that no backup job covers, which says nothing of the age of its backups (BackupInfo.pm:67). */
public record UnprotectedGuest(GuestId id, Optional<String> name) {}

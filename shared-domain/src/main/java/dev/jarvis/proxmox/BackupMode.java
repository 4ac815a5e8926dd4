package dev.jarvis.proxmox;

import java.util.Locale;

/** How a guest is treated while it is backed up. */
public enum BackupMode {
    /** It goes on running. */
    SNAPSHOT,
    /** It is suspended for the while. */
    SUSPEND,
    /** It is shut down, and started again. */
    STOP;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

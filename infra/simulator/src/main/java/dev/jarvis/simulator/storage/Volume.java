package dev.jarvis.simulator.storage;

import java.time.Instant;
import java.util.Optional;

/** One volume: a guest's disk, an image, a template or a backup. Guarded by the cluster's lock. */
public final class Volume {

    private final String id;
    private final Content content;
    private final String format;
    private final long bytes;
    private final Instant created;
    private final Optional<Integer> vmid;
    private Optional<String> notes = Optional.empty();
    private boolean guarded;

    /** What a volume can be, as Proxmox spells it. */
    public enum Content {
        IMAGES,
        ROOTDIR,
        ISO,
        VZTMPL,
        BACKUP;

        /** As in the API. */
        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A volume; {@code id} begins with the name of its storage and a colon. */
    public Volume(String id, Content content, String format, long bytes, Instant created, Optional<Integer> vmid) {
        this.id = id;
        this.content = content;
        this.format = format;
        this.bytes = bytes;
        this.created = created;
        this.vmid = vmid;
    }

    /** Its id, as {@code nas:backup/vzdump-lxc-100-2026_03_01-03_00_02.tar.zst}. */
    public String id() {
        return id;
    }

    /** What it is. */
    public Content content() {
        return content;
    }

    /** How it is written, as {@code raw} or {@code vma.zst}. */
    public String format() {
        return format;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** When it was made, in whole seconds. */
    public Instant created() {
        return created;
    }

    /** Whose it is. */
    public Optional<Integer> vmid() {
        return vmid;
    }

    /** What somebody wrote to it. */
    public Optional<String> notes() {
        return notes;
    }

    /** Somebody writes to it; an empty text takes it away. */
    public void notes(String text) {
        notes = text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Whether it may not be removed. */
    public boolean guarded() {
        return guarded;
    }

    /** From now on it may not be removed, or may again. */
    public void guarded(boolean on) {
        guarded = on;
    }

    /** Whether it is a backup of a virtual machine; else of a container. Only asked of backups. */
    public boolean ofMachine() {
        return format.startsWith("vma") || format.equals("pbs-vm");
    }
}

package dev.jarvis.simulator.cluster;

import java.util.Locale;

/** Virtual machine or container, with the words that Proxmox uses for each. */
public enum GuestType {
    QEMU("VM", "qemu-server", "qm"),
    LXC("CT", "lxc", "vz");

    private final String label;
    private final String configDirectory;
    private final String taskPrefix;

    GuestType(String label, String configDirectory, String taskPrefix) {
        this.label = label;
        this.configDirectory = configDirectory;
        this.taskPrefix = taskPrefix;
    }

    /** As in API paths and in the field {@code type}: qemu or lxc. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in messages: {@code VM 100}, {@code CT 101}. */
    public String label() {
        return label;
    }

    /** The directory of the configuration file, as it appears in error texts. */
    public String configDirectory() {
        return configDirectory;
    }

    /** The task type for a verb: qmstart, vzstop. */
    public String taskType(String verb) {
        return taskPrefix + verb;
    }
}

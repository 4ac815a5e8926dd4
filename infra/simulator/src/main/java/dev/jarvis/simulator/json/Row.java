package dev.jarvis.simulator.json;

import java.util.LinkedHashMap;

/** A JSON object under construction; keys keep the order in which they were added. Not thread-safe. */
public final class Row extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1L;

    /** Adds one value: text, number, boolean, list, map or {@link Json#NULL}. */
    public Row with(String key, Object value) {
        put(key, value);
        return this;
    }

    /** Adds a truth value the way Proxmox sends it, as 0 or 1; true and false break real clients. */
    public Row flag(String key, boolean value) {
        return with(key, value ? 1 : 0);
    }

    /** Adds the value only if it applies; Proxmox leaves keys out rather than sending null. */
    public Row withIf(boolean applies, String key, Object value) {
        return applies ? with(key, value) : this;
    }
}

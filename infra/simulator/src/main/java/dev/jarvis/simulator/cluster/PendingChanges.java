package dev.jarvis.simulator.cluster;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes of a configuration that wait for the next start of the guest. Guarded by the cluster's lock. */
public final class PendingChanges {

    private final Map<String, String> changed = new TreeMap<>();
    private final Set<String> deleted = new TreeSet<>();

    /** Lines that will have another value. */
    public Map<String, String> changed() {
        return Collections.unmodifiableMap(changed);
    }

    /** Lines that will be gone. */
    public Set<String> deleted() {
        return Collections.unmodifiableSet(deleted);
    }

    /** A line will have this value. */
    public void change(String line, String value) {
        deleted.remove(line);
        changed.put(line, value);
    }

    /** A line will be gone. */
    public void delete(String line) {
        changed.remove(line);
        deleted.add(line);
    }

    /** A line stays as it is after all. */
    public void revert(String line) {
        changed.remove(line);
        deleted.remove(line);
    }

    void applyTo(GuestConfig config) {
        deleted.forEach(config::remove);
        changed.forEach(config::set);
        changed.clear();
        deleted.clear();
    }
}

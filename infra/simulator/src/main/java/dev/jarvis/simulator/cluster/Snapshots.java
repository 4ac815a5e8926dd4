package dev.jarvis.simulator.cluster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The snapshots of one guest and the one that it stands on now. Guarded by the cluster's lock. */
public final class Snapshots {

    private final Map<String, Snapshot> byName = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();

    /** All, oldest first. */
    public Collection<Snapshot> all() {
        return byName.values();
    }

    /** The one with this name. */
    public Optional<Snapshot> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The one that the guest was in last. */
    public Optional<String> current() {
        return current;
    }

    /** Adds one; the guest stands on it from now on. */
    public void add(Snapshot snapshot) {
        byName.put(snapshot.name(), snapshot);
        current = Optional.of(snapshot.name());
    }

    /** Puts one in the place of the one with its name. */
    public void replace(Snapshot snapshot) {
        byName.replace(snapshot.name(), snapshot);
    }

    /** The guest stands on this one again. */
    public void returnTo(Snapshot snapshot) {
        current = Optional.of(snapshot.name());
    }

    /** Takes one away; those that stood on it stand on its parent. */
    public void remove(Snapshot gone) {
        byName.remove(gone.name());
        byName.replaceAll((name, snapshot) ->
                snapshot.parent().equals(Optional.of(gone.name())) ? snapshot.on(gone.parent()) : snapshot);
        if (current.equals(Optional.of(gone.name()))) {
            current = gone.parent();
        }
    }
}

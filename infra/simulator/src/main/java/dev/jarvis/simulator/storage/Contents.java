package dev.jarvis.simulator.storage;

import dev.jarvis.simulator.cluster.Past;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The volumes of one storage; a shared storage has one such for all nodes. Guarded by the cluster's lock. */
final class Contents {

    private final Past past;
    private final Map<String, Volume> volumes = new LinkedHashMap<>();
    private long grownBytes;
    private Fill fill = Fill.NONE;

    Contents(Past past) {
        this.past = past;
    }

    Collection<Volume> volumes() {
        past.recall();
        return volumes.values();
    }

    Optional<Volume> find(String id) {
        past.recall();
        return Optional.ofNullable(volumes.get(id));
    }

    /** A volume that was there from the start and is part of what was drawn as used. */
    void draw(Volume volume) {
        volumes.put(volume.id(), volume);
    }

    void forget(Volume volume) {
        volumes.remove(volume.id());
    }

    void add(Volume volume) {
        past.recall();
        volumes.put(volume.id(), volume);
        grownBytes += volume.bytes();
    }

    void remove(Volume volume) {
        past.recall();
        if (volumes.remove(volume.id()) != null) {
            grownBytes -= volume.bytes();
        }
    }

    /** How much more is used than was drawn; negative: less. */
    long grownBytes() {
        return grownBytes;
    }

    Fill fill() {
        return fill;
    }

    void fill(Fill newFill) {
        fill = newFill;
    }
}

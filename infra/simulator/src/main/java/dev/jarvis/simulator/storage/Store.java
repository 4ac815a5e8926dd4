package dev.jarvis.simulator.storage;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.StorageSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One storage as one node sees it. Guarded by the cluster's lock. */
public final class Store {

    private final Cluster cluster;
    private final StorageSpec spec;
    private final Contents contents;
    private Optional<Instant> missingSince = Optional.empty();

    Store(Cluster cluster, StorageSpec spec, Contents contents) {
        this.cluster = cluster;
        this.spec = spec;
        this.contents = contents;
    }

    /** What it was drawn as; how full it is now, this class says. */
    public StorageSpec spec() {
        return spec;
    }

    /** Its name. */
    public String name() {
        return spec.name();
    }

    /** Whether the node can use it now. */
    public boolean active() {
        return missingSince.isEmpty();
    }

    /** The node can use it, or no longer. */
    public void active(boolean usable) {
        missingSince = usable ? Optional.empty() : missingSince.or(() -> Optional.of(cluster.now()));
    }

    /** Whether it takes volumes of this kind. */
    public boolean takes(String content) {
        return Arrays.asList(spec.content().split(",", -1)).contains(content);
    }

    /** Whether it holds files, and not block devices. */
    public boolean files() {
        return List.of("dir", "nfs", "cifs", "cephfs", "btrfs").contains(spec.type());
    }

    /** Where its files are or its devices stand. */
    public String path() {
        return switch (spec.type()) {
            case "dir" -> spec.name().equals("local") ? "/var/lib/vz" : "/mnt/" + spec.name();
            case "lvm", "lvmthin" -> "/dev/pve";
            case "zfspool" -> "/dev/zvol/tank";
            default -> "/mnt/pve/" + spec.name();
        };
    }

    /** Bytes in all. */
    public long totalBytes() {
        return spec.totalBytes();
    }

    /** Bytes in use at that moment, as far as is known now. */
    public long usedBytes(Instant then) {
        double grown = spec.usedFraction() + contents.grownBytes() / (double) Math.max(1, spec.totalBytes());
        return (long) (spec.totalBytes() * Math.clamp(contents.fill().at(then, grown), 0.0, 1.0));
    }

    /** Bytes in use now. */
    public long usedBytes() {
        return usedBytes(cluster.now());
    }

    /** Something fills it, on every node that shares it. */
    public void fill(Fill fill) {
        contents.fill(fill);
    }

    /** What filled it is gone. */
    public void drain() {
        contents.fill(Fill.NONE);
    }

    /** What somebody put there: images, templates and backups. */
    public Collection<Volume> kept() {
        return contents.volumes();
    }

    /** The volume with this id among those that somebody put there. */
    public Optional<Volume> find(String id) {
        return contents.find(id);
    }

    /** Puts a volume there. */
    public void add(Volume volume) {
        contents.add(volume);
    }

    /** Takes a volume away. */
    public void remove(Volume volume) {
        contents.remove(volume);
    }

    /** A volume that has been there all along. */
    public void draw(Volume volume) {
        contents.draw(volume);
    }

    /** Takes a volume away that was part of what was drawn as used. */
    public void forget(Volume volume) {
        contents.forget(volume);
    }

    /** The storage with its present use, in the form in which the cluster's lists take it. */
    StorageSpec present() {
        double used = usedBytes() / (double) Math.max(1, spec.totalBytes());
        return new StorageSpec(
                spec.name(),
                spec.node(),
                spec.type(),
                spec.content(),
                spec.shared(),
                spec.totalBytes(),
                used,
                missingSince);
    }
}

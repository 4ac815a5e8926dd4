package dev.jarvis.simulator.storage;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.StorageSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storages of all nodes and what is in them. Guarded by the cluster's lock. */
public final class Storages {

    private static final long MIB = 1L << 20;

    private final Cluster cluster;
    private final Map<String, Store> byNodeAndName = new LinkedHashMap<>();

    /** Puts contents into the storages of a cluster and tells it from now on how full they are. */
    public Storages(Cluster cluster) {
        this.cluster = cluster;
        Map<String, Contents> shared = new HashMap<>();
        for (StorageSpec spec : cluster.storages()) {
            boolean known = spec.shared() && shared.containsKey(spec.name());
            Contents contents = spec.shared()
                    ? shared.computeIfAbsent(spec.name(), name -> new Contents(cluster.past()))
                    : new Contents(cluster.past());
            Store store = new Store(cluster, spec, contents);
            byNodeAndName.put(key(spec.node(), spec.name()), store);
            if (!known) {
                furnish(store);
            }
        }
        List<Store> stores = List.copyOf(byNodeAndName.values());
        cluster.storagesFrom(() -> stores.stream().map(Store::present).toList());
    }

    /** All storages, once per node. */
    public Collection<Store> all() {
        return byNodeAndName.values();
    }

    /** The storages that this node sees. */
    public List<Store> on(String node) {
        return byNodeAndName.values().stream()
                .filter(store -> store.spec().node().equals(node))
                .toList();
    }

    /** The storage with this name as this node sees it. */
    public Optional<Store> find(String node, String name) {
        return Optional.ofNullable(byNodeAndName.get(key(node, name)));
    }

    /** The storage with this name on whichever node is asked first. */
    public Optional<Store> anywhere(String name) {
        return byNodeAndName.values().stream()
                .filter(store -> store.name().equals(name))
                .findFirst();
    }

    /** Everything in a storage as this node sees it: the disks of the guests, and what somebody put there. */
    public List<Volume> volumes(Store store) {
        List<Volume> volumes = new ArrayList<>();
        if (store.takes("images") || store.takes("rootdir")) {
            for (Guest guest : cluster.guests()) {
                disk(guest.spec()).filter(disk -> belongs(disk, guest, store)).ifPresent(volumes::add);
            }
        }
        volumes.addAll(store.kept());
        return volumes;
    }

    /** The disk of a guest: on the first storage of its node that takes the disks of containers. */
    public Optional<Volume> disk(GuestSpec guest) {
        return on(guest.node()).stream()
                .filter(store -> store.takes("rootdir"))
                .findFirst()
                .map(store -> new Volume(
                        store.name() + ":vm-" + guest.vmid() + "-disk-0",
                        guest.type() == GuestType.LXC ? Volume.Content.ROOTDIR : Volume.Content.IMAGES,
                        "raw",
                        guest.diskBytes(),
                        cluster.node(guest.node()).orElseThrow().bootedAt().truncatedTo(ChronoUnit.SECONDS),
                        Optional.of(guest.vmid())));
    }

    private static boolean belongs(Volume disk, Guest guest, Store store) {
        return disk.id().startsWith(store.name() + ":")
                && (store.spec().shared()
                        || guest.spec().node().equals(store.spec().node()));
    }

    private void furnish(Store store) {
        Instant longAgo = cluster.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(90));
        if (store.takes("iso")) {
            file(store, Volume.Content.ISO, "iso/debian-13.1.0-amd64-netinst.iso", "iso", 783 * MIB, longAgo);
            file(store, Volume.Content.ISO, "iso/virtio-win-0.1.271.iso", "iso", 692 * MIB, longAgo);
        }
        if (store.takes("vztmpl")) {
            String template = "vztmpl/debian-13-standard_13.1-2_amd64.tar.zst";
            file(store, Volume.Content.VZTMPL, template, "tzst", 124 * MIB, longAgo);
        }
    }

    private static void file(
            Store store, Volume.Content content, String path, String format, long bytes, Instant created) {
        store.draw(new Volume(store.name() + ":" + path, content, format, bytes, created, Optional.empty()));
    }

    private static String key(String node, String name) {
        return node + "/" + name;
    }
}

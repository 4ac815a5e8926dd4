package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.cluster.Blueprint;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.NodeSpec;
import dev.jarvis.simulator.cluster.StorageSpec;
import java.util.ArrayList;
import java.util.List;

/** Draws a homelab of any size; the same numbers always give the same cluster. */
public final class Scenario {

    private static final long GIB = 1L << 30;
    private static final List<String> NODE_NAMES = List.of("Home", "pve", "agent", "rack2");
    private static final List<String> CPU_MODELS = List.of(
            "Intel(R) Core(TM) i5-12400",
            "AMD Ryzen 7 5700G with Radeon Graphics",
            "Intel(R) N100",
            "Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz");

    private Scenario() {}

    /** A cluster with this many nodes and guests; guests go round the nodes, a few are switched off on purpose. */
    public static Blueprint homelab(int nodes, int guests) {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < nodes; index++) {
            names.add(index < NODE_NAMES.size() ? NODE_NAMES.get(index) : "rack" + (index - 1));
        }
        List<GuestSpec> guestSpecs = new ArrayList<>();
        List<Integer> stopped = new ArrayList<>();
        for (int index = 0; index < guests; index++) {
            Homelab.Service service = Homelab.SERVICES.get(index % Homelab.SERVICES.size());
            guestSpecs.add(guest(service, index, names.get(index % nodes)));
            if (!service.wanted()) {
                stopped.add(100 + index);
            }
        }
        List<NodeSpec> nodeSpecs = new ArrayList<>();
        List<StorageSpec> storages = new ArrayList<>();
        for (int index = 0; index < nodes; index++) {
            NodeSpec node = node(names.get(index), index, guestSpecs);
            nodeSpecs.add(node);
            storages.addAll(Storages.of(node));
        }
        return new Blueprint("homelab", nodeSpecs, guestSpecs, storages, stopped);
    }

    private static GuestSpec guest(Homelab.Service service, int index, String node) {
        int round = index / Homelab.SERVICES.size();
        return new GuestSpec(
                100 + index,
                round == 0 ? service.name() : service.name() + "-" + (round + 1),
                service.type(),
                node,
                service.cores(),
                service.memoryGib() * GIB,
                service.diskGib() * GIB,
                service.wanted(),
                service.tags());
    }

    static NodeSpec node(String name, int index, List<GuestSpec> guests) {
        long wanted = guests.stream()
                .filter(guest -> guest.node().equals(name))
                .mapToLong(GuestSpec::memoryBytes)
                .sum();
        long memory = 32 * GIB;
        // Homelabs do not sell memory twice: the next size of module set above what the guests may take.
        while (memory < wanted * 1.25) {
            memory *= 2;
        }
        int cpus = 12 + 4 * (index % 3);
        String model = CPU_MODELS.get(index % CPU_MODELS.size());
        return new NodeSpec(name, index + 1, "127.0.0." + (11 + index), cpus, model, memory, 96 * GIB);
    }
}

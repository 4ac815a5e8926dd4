package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Storage;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one minute, as they are stored: a list of whole numbers for each node that was online, each guest that
 * ran and each storage that was available. Samples of the first versions have processor and memory alone, and no storages.
 *
 * @param minute the minute of the reading
 * @param figures by resource, {@code node/NAME}, {@code guest/VMID} or {@code storage/KEY}
 */
record Sample(Instant minute, Map<String, Row> figures) {

    private static final double THOUSAND = 1_000;
    private static final String STORAGE = "storage/";

    static String nodeKey(String name) {
        return "node/" + name;
    }

    static String guestKey(int vmid) {
        return "guest/" + vmid;
    }

    /** A shared storage has one row, whoever sees it. */
    static String storageKey(Storage storage) {
        return STORAGE + storage.key();
    }

    /**
     * One resource's numbers, null where it has none of them: processor, memory and disk in thousandths, network in and out
     * in bytes a second, and for a node whose temperature is known, degrees Celsius.
     */
    record Row(List<@Nullable Long> numbers) {

        private static final int CPU = 0;
        private static final int MEMORY = 1;
        private static final int DISK = 2;
        private static final int NETWORK_IN = 3;
        private static final int NETWORK_OUT = 4;
        private static final int TEMPERATURE = 5;

        Optional<Double> cpuFraction() {
            return at(CPU).map(thousandths -> thousandths / THOUSAND);
        }

        Optional<Double> memoryFraction() {
            return at(MEMORY).map(thousandths -> thousandths / THOUSAND);
        }

        Optional<Double> diskFraction() {
            return at(DISK).map(thousandths -> thousandths / THOUSAND);
        }

        Optional<Long> networkInBytesPerSecond() {
            return at(NETWORK_IN);
        }

        Optional<Long> networkOutBytesPerSecond() {
            return at(NETWORK_OUT);
        }

        Optional<Integer> temperatureCelsius() {
            return at(TEMPERATURE).map(Math::toIntExact);
        }

        private Optional<Long> at(int place) {
            return place < numbers.size() ? Optional.ofNullable(numbers.get(place)) : Optional.empty();
        }
    }

    /** The figures of a reading, as they are written. */
    static Map<String, List<@Nullable Long>> numbersOf(ClusterState state) {
        var numbers = new LinkedHashMap<String, List<@Nullable Long>>();
        for (var node : state.nodes()) {
            if (node.isOnline()) {
                numbers.put(nodeKey(node.name()), numbersOf(node));
            }
        }
        for (var guest : state.guests()) {
            if (guest.isRunning()) {
                numbers.put(guestKey(guest.vmid()), numbersOf(guest));
            }
        }
        for (var storage : state.storages()) {
            if (storage.isAvailable()) {
                numbers.putIfAbsent(storageKey(storage), numbersOf(storage));
            }
        }
        return numbers;
    }

    /** Reads what was written, by this version or an older one. */
    static Sample of(Instant minute, JsonNode written) {
        var figures = new LinkedHashMap<String, Row>();
        for (var entry : written.entries()) {
            if (entry.getValue().isNull()) {
                continue;
            }
            var numbers = new ArrayList<@Nullable Long>();
            entry.getValue().values().forEach(number -> numbers.add(number.isNull() ? null : number.getLongValue()));
            figures.put(entry.getKey(), new Row(Collections.unmodifiableList(numbers)));
        }
        return new Sample(minute, figures);
    }

    private static List<@Nullable Long> numbersOf(Node node) {
        var numbers = new ArrayList<@Nullable Long>(List.of(
                thousandths(node.cpuFraction()),
                thousandths(node.memoryUsedBytes(), node.memoryBytes()),
                thousandths(node.diskUsedBytes(), node.diskBytes()),
                node.networkInBytesPerSecond(),
                node.networkOutBytesPerSecond()));
        node.vitals().flatMap(NodeVitals::temperatureCelsius).ifPresent(celsius -> numbers.add(celsius.longValue()));
        return numbers;
    }

    private static List<@Nullable Long> numbersOf(Guest guest) {
        return Arrays.asList(
                thousandths(guest.cpuFraction()),
                thousandths(guest.memoryUsedBytes(), guest.memoryBytes()),
                thousandths(guest.diskUsedBytes(), guest.diskBytes()),
                guest.networkInBytesPerSecond(),
                guest.networkOutBytesPerSecond());
    }

    private static List<@Nullable Long> numbersOf(Storage storage) {
        return Arrays.asList(null, null, thousandths(storage.usedBytes(), storage.totalBytes()));
    }

    private static long thousandths(long part, long total) {
        return total == 0 ? 0 : thousandths((double) part / total);
    }

    private static long thousandths(double fraction) {
        return Math.round(fraction * THOUSAND);
    }

    Optional<Row> ofNode(String name) {
        return Optional.ofNullable(figures.get(nodeKey(name)));
    }

    Optional<Row> ofGuest(int vmid) {
        return Optional.ofNullable(figures.get(guestKey(vmid)));
    }

    Optional<Row> ofStorage(Storage storage) {
        return Optional.ofNullable(figures.get(storageKey(storage)));
    }

    /** False in samples of the first versions, which had none of them. */
    boolean hasStorages() {
        return figures.keySet().stream().anyMatch(resource -> resource.startsWith(STORAGE));
    }
}

package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Steps;
import dev.jarvis.cluster.Storage;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What moves, as it is stored: the section {@code figures}, written in nearly every pass and therefore short. A resource
 * has one list of whole numbers, whose zeros at the end are left out; what has nothing but zeros, such as a guest that
 * does not run, is left out itself.
 *
 * @param nodes by name: processor, memory, network in, network out, disk
 * @param guests the same by number
 * @param storages by {@code node/name}: what is used, in half hundredths
 */
@Serdeable
record Figures(Map<String, List<Long>> nodes, Map<String, List<Long>> guests, Map<String, Long> storages) {

    /**
     * One resource's numbers: processor in hundredths, memory and disk in half hundredths of what it has, rates in bytes
     * a second.
     */
    record Row(List<Long> numbers) {

        private static final int CPU = 0;
        private static final int MEMORY = 1;
        private static final int NETWORK_IN = 2;
        private static final int NETWORK_OUT = 3;
        private static final int DISK = 4;

        double cpuFraction() {
            return Steps.fraction(at(CPU));
        }

        long memoryUsedBytes(long memoryBytes) {
            return Steps.part(at(MEMORY), memoryBytes);
        }

        long networkInBytesPerSecond() {
            return at(NETWORK_IN);
        }

        long networkOutBytesPerSecond() {
            return at(NETWORK_OUT);
        }

        long diskUsedBytes(long diskBytes) {
            return Steps.part(at(DISK), diskBytes);
        }

        private long at(int place) {
            return place < numbers.size() ? numbers.get(place) : 0;
        }
    }

    static Figures of(ClusterState state) {
        var nodes = new LinkedHashMap<String, List<Long>>();
        for (Node node : state.nodes()) {
            put(
                    nodes,
                    node.name(),
                    Math.round(Steps.ofFraction(node.cpuFraction())),
                    Math.round(Steps.ofPart(node.memoryUsedBytes(), node.memoryBytes())),
                    node.networkInBytesPerSecond(),
                    node.networkOutBytesPerSecond(),
                    Math.round(Steps.ofPart(node.diskUsedBytes(), node.diskBytes())));
        }
        var guests = new LinkedHashMap<String, List<Long>>();
        for (Guest guest : state.guests()) {
            put(
                    guests,
                    Integer.toString(guest.vmid()),
                    Math.round(Steps.ofFraction(guest.cpuFraction())),
                    Math.round(Steps.ofPart(guest.memoryUsedBytes(), guest.memoryBytes())),
                    guest.networkInBytesPerSecond(),
                    guest.networkOutBytesPerSecond(),
                    Math.round(Steps.ofPart(guest.diskUsedBytes(), guest.diskBytes())));
        }
        var storages = new LinkedHashMap<String, Long>();
        for (Storage storage : state.storages()) {
            long used = Math.round(Steps.ofPart(storage.usedBytes(), storage.totalBytes()));
            if (used > 0) {
                storages.put(key(storage.node(), storage.storage()), used);
            }
        }
        return new Figures(nodes, guests, storages);
    }

    Row ofNode(String name) {
        return row(nodes, name);
    }

    Row ofGuest(int vmid) {
        return row(guests, Integer.toString(vmid));
    }

    long usedOf(String node, String storage, long totalBytes) {
        return Steps.part(storages.getOrDefault(key(node, storage), 0L), totalBytes);
    }

    private static Row row(Map<String, List<Long>> rows, String key) {
        return new Row(rows.getOrDefault(key, List.of()));
    }

    private static String key(String node, String storage) {
        return node + "/" + storage;
    }

    private static void put(Map<String, List<Long>> rows, String key, long... numbers) {
        int length = numbers.length;
        while (length > 0 && numbers[length - 1] == 0) {
            length--;
        }
        if (length > 0) {
            var kept = new ArrayList<Long>();
            for (int place = 0; place < length; place++) {
                kept.add(numbers[place]);
            }
            rows.put(key, kept);
        }
    }
}

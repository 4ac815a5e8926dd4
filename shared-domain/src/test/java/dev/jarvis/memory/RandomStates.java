package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Steps;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** States of all shapes, whose figures lie on the grid as those of a tier do. */
final class RandomStates {

    private RandomStates() {}

    static ClusterState next(Random random) {
        var nodes = new ArrayList<Node>();
        var guests = new ArrayList<Guest>();
        var storages = new ArrayList<Storage>();
        int vmid = 100;
        for (int number = 0; number < random.nextInt(4); number++) {
            var name = "node" + number;
            nodes.add(node(random, name));
            for (int count = random.nextInt(5); count > 0; count--) {
                vmid += random.nextInt(1, 1_000);
                guests.add(guest(random, vmid, name));
            }
            storages.add(storage(random, "local", name));
            storages.add(storage(random, "nas \"1\"", name));
        }
        var quorate = random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.<Boolean>empty();
        return new ClusterState("cluster " + random.nextInt(3), quorate, nodes, guests, storages);
    }

    private static Node node(Random random, String name) {
        long memoryBytes = total(random);
        long diskBytes = total(random);
        return new Node(
                name,
                pick(random, NodeStatus.values()),
                random.nextBoolean() ? Optional.of("192.0.2." + random.nextInt(255)) : Optional.empty(),
                Steps.fraction(random.nextInt(101)),
                random.nextInt(65),
                used(random, memoryBytes),
                memoryBytes,
                used(random, diskBytes),
                diskBytes,
                start(random),
                rate(random),
                rate(random),
                Optional.empty());
    }

    private static Guest guest(Random random, int vmid, String node) {
        long memoryBytes = total(random);
        long diskBytes = total(random);
        return new Guest(
                vmid,
                "gäst " + vmid,
                pick(random, GuestType.values()),
                node,
                pick(random, GuestStatus.values()),
                Steps.fraction(random.nextInt(101)),
                random.nextInt(65),
                used(random, memoryBytes),
                memoryBytes,
                used(random, diskBytes),
                diskBytes,
                start(random),
                rate(random),
                rate(random),
                random.nextBoolean() ? List.of("a", "b") : List.of(),
                random.nextBoolean() ? Optional.of("backup") : Optional.empty(),
                random.nextBoolean() ? Optional.of("started") : Optional.empty(),
                random.nextBoolean());
    }

    private static Storage storage(Random random, String name, String node) {
        long totalBytes = total(random);
        return new Storage(
                name,
                node,
                "dir",
                random.nextBoolean(),
                pick(random, StorageStatus.values()),
                used(random, totalBytes),
                totalBytes);
    }

    /** Sizes from a byte to petabytes, and those that Proxmox did not give. */
    private static long total(Random random) {
        return random.nextInt(5) == 0 ? 0 : random.nextLong(1, 1L << random.nextInt(1, 52));
    }

    private static long used(Random random, long total) {
        return random.nextInt(4) == 0 ? 0 : Steps.part(random.nextInt(201), total);
    }

    private static long rate(Random random) {
        return random.nextInt(4) == 0 ? 0 : random.nextLong(1_000_000_000);
    }

    private static Optional<Instant> start(Random random) {
        return random.nextBoolean() ? Optional.of(Instant.ofEpochMilli(random.nextLong(1L << 41))) : Optional.empty();
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}

package dev.jarvis.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One reading of a whole cluster, in a fixed order: nodes and storages by name, guests by number.
 *
 * @param name what the cluster calls itself; a node that stands alone is called by its own name
 * @param quorate whether the cluster has a majority; absent for a node that stands alone, which needs none
 */
@Serdeable
public record ClusterState(
        String name, Optional<Boolean> quorate, List<Node> nodes, List<Guest> guests, List<Storage> storages) {

    private static final Comparator<Guest> BY_NUMBER = Comparator.comparingInt(Guest::vmid);

    public ClusterState {
        nodes = List.copyOf(nodes);
        // Looked up by their number for every guest of every reading: a list of 2,000 must not be walked through each
        // time.
        guests = guests.stream().sorted(BY_NUMBER).toList();
        storages = List.copyOf(storages);
    }

    public Optional<Node> node(String nodeName) {
        return nodes.stream().filter(node -> node.name().equals(nodeName)).findFirst();
    }

    public Optional<Guest> guest(int vmid) {
        int low = 0;
        int high = guests.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int number = guests.get(middle).vmid();
            if (number == vmid) {
                return Optional.of(guests.get(middle));
            }
            if (number < vmid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    /** Whether a node was booted again since an earlier state. A node that was not seen then counts as not restarted. */
    public boolean hasRestarted(String nodeName, ClusterState earlier) {
        var then = earlier.node(nodeName).flatMap(Node::startedAt);
        var since = node(nodeName).flatMap(Node::startedAt);
        return then.isPresent() && since.isPresent() && since.get().isAfter(then.get());
    }

    public List<Guest> guestsOf(String nodeName) {
        return guests.stream().filter(guest -> guest.node().equals(nodeName)).toList();
    }
}

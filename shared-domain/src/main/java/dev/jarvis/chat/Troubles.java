package dev.jarvis.chat;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.feed.Headline;
import java.util.HashSet;
import java.util.Set;

/**
 * What is not known to be well: what an unresolved issue is about, and what says so by itself. While the state is stale
 * nothing is known to be well.
 *
 * @param targets what unresolved issues are about: names of nodes, numbers of guests, keys of storages
 */
record Troubles(boolean stale, Set<String> targets) {

    static Troubles of(boolean stale, Knowledge known) {
        var targets = new HashSet<String>();
        known.unresolved().critical().items().stream()
                .map(Headline::target)
                .forEach(each -> each.ifPresent(targets::add));
        known.unresolved().others().items().stream()
                .map(Headline::target)
                .forEach(each -> each.ifPresent(targets::add));
        return new Troubles(stale, targets);
    }

    boolean holds(Node node) {
        return stale || !node.isOnline() || targets.contains(node.name());
    }

    boolean holds(Guest guest) {
        return guest.status() == GuestStatus.UNKNOWN || targets.contains(Integer.toString(guest.vmid()));
    }

    boolean holds(Storage storage) {
        return storage.status() != StorageStatus.AVAILABLE || targets.contains(storage.key());
    }
}

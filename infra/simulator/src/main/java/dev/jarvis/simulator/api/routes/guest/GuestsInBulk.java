package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Task;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The guests of a node that a call for all of them means, and the task that lasts as long as its parts. */
final class GuestsInBulk {

    private GuestsInBulk() {}

    /** Those that the parameter {@code vms} names, or all; in the order of their ids. */
    static List<Guest> of(ApiCall call) {
        List<String> named = call.list("vms");
        return call.cluster().guestsOn(call.node().name()).stream()
                .filter(guest -> named.isEmpty()
                        || named.contains(String.valueOf(guest.spec().vmid())))
                .sorted(Comparator.comparingInt(guest -> guest.spec().vmid()))
                .toList();
    }

    /** The refusal of a caller who lacks the privilege on all guests, and on one of those that he named (Nodes.pm). */
    static Optional<Outcome> refusal(ApiCall call, String privilege) {
        if (call.may("/", privilege)) {
            return Optional.empty();
        }
        List<String> named = call.list("vms");
        if (named.isEmpty()) {
            return call.lacking("/", privilege);
        }
        return named.stream()
                .flatMap(vmid -> call.lacking("/vms/" + vmid, privilege).stream())
                .findFirst();
    }

    /** Ends a task as soon as these have ended. */
    static void endWith(Cluster cluster, Task whole, List<Task> parts) {
        endWith(cluster, whole, parts, () -> {});
    }

    /** The same, after a last word. */
    static void endWith(Cluster cluster, Task whole, List<Task> parts, Runnable lastWord) {
        if (!whole.running()) {
            return;
        }
        if (parts.stream().noneMatch(Task::running)) {
            lastWord.run();
            whole.succeed(cluster.now());
            return;
        }
        cluster.in(Duration.ofSeconds(1), () -> endWith(cluster, whole, parts, lastWord));
    }
}

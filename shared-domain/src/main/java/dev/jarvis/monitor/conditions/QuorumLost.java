package dev.jarvis.monitor.conditions;

import dev.jarvis.cluster.Node;
import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Finding.Certainty;
import dev.jarvis.monitor.Reading;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cluster has no majority in two readings: it goes on running what runs, and refuses every change. A node that stands
 * alone has no quorum to lose (Cluster.pm gives it none).
 */
@Singleton
final class QuorumLost implements Condition {

    @Override
    public String name() {
        return "QUORUM_LOST";
    }

    @Override
    public List<Finding> judge(Reading reading) {
        boolean lost = reading.now().quorate().map(quorate -> !quorate).orElse(false);
        return lost ? List.of(finding(reading)) : List.of();
    }

    private static Finding finding(Reading reading) {
        var nodes = reading.now().nodes();
        var offline =
                nodes.stream().filter(node -> !node.isOnline()).map(Node::name).toList();
        return new Finding.Holds(
                reading.now().name(),
                Optional.empty(),
                Severity.CRITICAL,
                "Quorum lost",
                nodes.size() - offline.size() + "/" + nodes.size()
                        + " nodes online, which is no majority: guests run on, but nothing can be started or changed",
                Map.of("previousState", quorum(reading), "currentState", "not quorate", "offline", offline),
                Certainty.NEEDS_SECOND_READING);
    }

    private static String quorum(Reading reading) {
        return reading.before().quorate().orElse(true) ? "quorate" : "not quorate";
    }
}

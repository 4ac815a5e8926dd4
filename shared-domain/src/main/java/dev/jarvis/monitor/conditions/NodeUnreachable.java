package dev.jarvis.monitor.conditions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
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
 * The cluster does not see a node, and neither do we. Where our own probe still reaches it, or could not be made, the
 * next reading must say the same. Its guests are part of this one finding.
 */
@Singleton
final class NodeUnreachable implements Condition {

    @Override
    public String name() {
        return "NODE_UNREACHABLE";
    }

    @Override
    public List<Finding> judge(Reading reading) {
        return reading.now().nodes().stream()
                .filter(node -> node.status() == NodeStatus.OFFLINE)
                .map(node -> finding(node, reading))
                .toList();
    }

    private static Finding finding(Node node, Reading reading) {
        boolean silent = Boolean.FALSE.equals(reading.answering().get(node.name()));
        var guests = reading.now().guestsOf(node.name());
        return new Finding.Holds(
                node.name(),
                Optional.of(node.name()),
                Severity.CRITICAL,
                "Node " + node.name() + " is unreachable",
                message(silent, guests.size()),
                Map.of(
                        "previousState", previousState(node, reading),
                        "currentState", NodeStatus.OFFLINE.word(),
                        "answersOurProbe", !silent,
                        "guests", guests.stream().map(Guest::label).toList()),
                silent ? Certainty.CONFIRMED : Certainty.NEEDS_SECOND_READING);
    }

    private static String message(boolean silent, int guests) {
        var seen = silent
                ? "The cluster does not see it and it does not answer us"
                : "The cluster has not seen it in two readings, although its address answers";
        return switch (guests) {
            case 0 -> seen + "; it has no guests";
            case 1 -> seen + "; the state of its guest is unknown";
            default -> seen + "; the state of its " + guests + " guests is unknown";
        };
    }

    private static String previousState(Node node, Reading reading) {
        return reading.before()
                .node(node.name())
                .map(Node::status)
                .orElse(NodeStatus.UNKNOWN)
                .word();
    }
}

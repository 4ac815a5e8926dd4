package dev.jarvis.chat;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.monitor.ClusterStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What JARVIS itself says above the data: only its own words, times and numbers. Pure. */
final class Statements {

    private Statements() {}

    static List<String> of(Section section, Knowledge known) {
        return switch (section) {
            case STATE -> known.status().map(status -> ofState(status, known)).orElse(List.of());
            case EVENTS -> ofEvents(known.lastHour().unresolved());
            case UNRESOLVED, ACTIONS, PREFERENCES -> List.of();
        };
    }

    private static List<String> ofState(ClusterStatus status, Knowledge known) {
        var said = new ArrayList<String>();
        if (status.demo()) {
            said.add("DEMO CLUSTER: simulated, not real machines.");
        }
        var asOf = Shown.time(status.asOf(), known.now());
        said.add(status.stale() ? "STALE: last read " + asOf + ", not to be trusted now." : "Read " + asOf + ".");
        said.add("Status " + status.status().name().toLowerCase(Locale.ROOT)
                + status.quorate()
                        .map(quorate -> quorate ? ", quorum kept" : ", quorum lost")
                        .orElse("")
                + "; nodes " + status.nodes().size()
                + ", online " + status.nodes().stream().filter(Node::isOnline).count()
                + "; guests " + status.guests().size()
                + ", running "
                + status.guests().stream().filter(Guest::isRunning).count()
                + "; storages " + StateGroups.storages(status).size() + ".");
        return said;
    }

    private static List<String> ofEvents(int unresolved) {
        return unresolved > 0 ? List.of("Unresolved, see below: " + unresolved + ".") : List.of();
    }
}

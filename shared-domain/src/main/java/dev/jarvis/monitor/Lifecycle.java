package dev.jarvis.monitor;

import dev.jarvis.monitor.Transition.Close;
import dev.jarvis.monitor.Transition.Open;
import dev.jarvis.monitor.Transition.Quiet;
import dev.jarvis.monitor.Transition.Reason;
import dev.jarvis.monitor.Transition.Wait;
import dev.jarvis.monitor.Transition.Worsen;
import java.util.Optional;

/** The life of an incident, as one pure function: an incident is reported when it opens, worsens and ends. */
final class Lifecycle {

    private Lifecycle() {}

    /**
     * Decides for one key.
     *
     * @param open the incident that is open for it
     * @param finding what its condition says now
     * @param seenBefore whether the reading before found it too, without its having been confirmed
     */
    static Transition decide(Optional<Incident> open, Optional<Finding> finding, boolean seenBefore) {
        if (open.isPresent()) {
            return ofOpen(open.get(), finding);
        }
        return switch (finding.orElse(null)) {
            case null -> new Quiet(Reason.NOTHING_OPEN);
            case Finding.StillHolds _ -> new Quiet(Reason.NOTHING_OPEN);
            case Finding.Holds holds
            when holds.certainty() == Finding.Certainty.NEEDS_SECOND_READING && !seenBefore ->
                new Wait(Reason.FIRST_OF_TWO_READINGS);
            case Finding.Holds holds -> new Open(holds);
        };
    }

    private static Transition ofOpen(Incident incident, Optional<Finding> finding) {
        return switch (finding.orElse(null)) {
            case null -> new Close(incident);
            case Finding.StillHolds _ -> new Quiet(Reason.NOT_SAID_TO_HAVE_ENDED);
            case Finding.Holds holds
            when holds.severity().compareTo(incident.severity()) > 0 -> new Worsen(incident, holds);
            case Finding.Holds _ -> new Quiet(Reason.ALREADY_REPORTED);
        };
    }
}

package dev.jarvis.doctor.checks;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.doctor.AtOnce;
import dev.jarvis.doctor.ClusterCheck;
import dev.jarvis.doctor.Diagnosis;
import dev.jarvis.doctor.Patient;
import dev.jarvis.proxmox.ProxmoxException;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whether every node has the same time as this machine. */
@Singleton
@Order(7)
final class ClocksCheck extends ClusterCheck {

    /** From here on what happened when is told wrongly. */
    private static final Duration ODD = Duration.ofSeconds(10);

    /** From here on Proxmox's own tickets are refused between nodes (AccessControl.pm: five minutes of grace). */
    private static final Duration BREAKS_TICKETS = Duration.ofMinutes(5);

    private final InstantSource clock;

    ClocksCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    protected List<Diagnosis> look(Patient.Awake cluster) {
        return AtOnce.each(cluster.online(), node -> {
            try {
                var asked = clock.instant();
                var theirs = cluster.client().nodes().time(node).time();
                return judge(node, theirs, asked, clock.instant());
            } catch (ProxmoxException unreadable) {
                return Diagnosis.warning("the clock of " + node + " cannot be read: "
                        + unreadable.error().text());
            }
        });
    }

    /** A reading between two of our own; the node tells whole seconds. */
    static Diagnosis judge(NodeName node, Instant theirs, Instant asked, Instant answered) {
        var off = theirs.isAfter(answered)
                ? Duration.between(answered, theirs)
                : theirs.plusSeconds(1).isBefore(asked)
                        ? Duration.between(theirs.plusSeconds(1), asked)
                        : Duration.ZERO;
        var direction = theirs.isAfter(answered) ? " ahead of" : " behind";
        if (off.compareTo(ODD) <= 0) {
            return Diagnosis.ok(node + " has the time of this machine");
        }
        var text = "the clock of " + node + " is " + off.toSeconds() + " s" + direction + " this machine's";
        var remedy = "systemctl restart chrony   (on " + node + ", and see chronyc tracking; the same here)";
        return off.compareTo(BREAKS_TICKETS) > 0 ? Diagnosis.fault(text, remedy) : Diagnosis.warning(text, remedy);
    }
}

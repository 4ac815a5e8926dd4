package dev.jarvis.monitor.conditions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Finding.Certainty;
import dev.jarvis.monitor.GuestStop;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.monitor.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the two kinds of guest have in common when they crash. A guest that is set to start with its node is missed when
 * it is off; one that is not may have been shut down from inside, which leaves no trace in Proxmox, so that is only a
 * warning. It has ended when the guest runs again or is gone; not knowing its state ends nothing.
 */
final class Crash {

    private Crash() {}

    static List<Finding> judge(Condition condition, GuestType type, Reading reading) {
        var findings = new ArrayList<Finding>();
        for (var stop : reading.stops()) {
            if (stop.before().type() == type && stop.cause() instanceof Cause.Unexplained unexplained) {
                findings.add(finding(stop, unexplained));
            }
        }
        for (var target : reading.openTargetsOf(condition)) {
            boolean foundAnew =
                    findings.stream().anyMatch(found -> found.target().equals(target));
            if (!foundAnew && isStillDown(target, reading)) {
                findings.add(new Finding.StillHolds(target));
            }
        }
        return findings;
    }

    private static boolean isStillDown(String vmid, Reading reading) {
        return reading.now()
                .guest(Integer.parseInt(vmid))
                .map(guest -> !guest.isRunning())
                .orElse(false);
    }

    private static Finding finding(GuestStop stop, Cause.Unexplained cause) {
        var guest = stop.now();
        boolean missed = cause.wantedOn().orElse(false) && !stop.cameBack();
        return new Finding.Holds(
                Integer.toString(guest.vmid()),
                Optional.of(guest.node()),
                missed ? Severity.ERROR : Severity.WARNING,
                title(guest, stop, missed),
                message(guest, stop, cause),
                Map.of(
                        "previousState", stop.before().status().word(),
                        "currentState", guest.status().word(),
                        "restarted", stop.cameBack(),
                        "startsWithItsNode",
                                cause.wantedOn().map(on -> on ? "yes" : "no").orElse("not known")),
                Certainty.CONFIRMED);
    }

    private static String title(Guest guest, GuestStop stop, boolean missed) {
        if (stop.cameBack()) {
            return guest.label() + " restarted by itself";
        }
        return guest.label() + (missed ? " crashed" : " stopped without a task");
    }

    private static String message(Guest guest, GuestStop stop, Cause.Unexplained cause) {
        if (stop.cameBack()) {
            return "It runs anew on " + guest.node() + " and no task explains it: crashed, or rebooted from inside";
        }
        var intent = cause.wantedOn()
                .map(on -> on ? "; it is set to start with its node" : "; it is not set to start with its node")
                .orElse("; whether it is set to start with its node is not known");
        return "It was running on " + guest.node() + " and no task explains the stop: crashed, or shut down from inside"
                + intent;
    }
}

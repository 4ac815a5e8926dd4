package dev.jarvis.monitor;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.GuestStop.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What changed without anything being wrong, as lines of the feed: a pure comparison of two readings. */
final class StateChanges {

    private StateChanges() {}

    static List<NewEvent> of(String cluster, Reading reading) {
        var lines = new ArrayList<NewEvent>();
        for (var node : reading.now().nodes()) {
            if (reading.now().hasRestarted(node.name(), reading.before())) {
                lines.add(NewEvent.status(
                                reading.takenAt(),
                                cluster,
                                Severity.INFO,
                                "Node restarted",
                                node.name() + " was booted since the last reading")
                        .about(Optional.of(node.name()), node.name()));
            }
        }
        for (var stop : reading.stops()) {
            switch (stop.cause()) {
                case Cause.Meant meant -> lines.add(line(cluster, reading, stop.now(), stopped(stop), by(stop, meant)));
                case Cause.NodeRestarted restarted -> {
                    if (!stop.cameBack()) {
                        lines.add(line(cluster, reading, stop.now(), stopped(stop), leftOff(stop, restarted)));
                    }
                }
                case Cause.Unexplained _, Cause.NotKnownYet _ -> {}
            }
        }
        for (var guest : reading.now().guests()) {
            var before = reading.before().guest(guest.vmid());
            if (before.isEmpty()) {
                lines.add(line(cluster, reading, guest, "Guest created", guest.label() + " on " + guest.node()));
            } else {
                compare(before.get(), guest)
                        .ifPresent(
                                change -> lines.add(line(cluster, reading, guest, change.title(), change.message())));
            }
        }
        for (var guest : reading.before().guests()) {
            if (reading.now().guest(guest.vmid()).isEmpty()) {
                lines.add(line(
                        cluster, reading, guest, "Guest gone", guest.label() + " is no longer on " + guest.node()));
            }
        }
        return lines;
    }

    private record Change(String title, String message) {}

    private static Optional<Change> compare(Guest before, Guest now) {
        if (before.status() == GuestStatus.STOPPED && now.isRunning()) {
            return Optional.of(new Change("Guest started", now.label() + " runs on " + now.node()));
        }
        if (!before.node().equals(now.node())) {
            return Optional.of(
                    new Change("Guest moved", now.label() + " moved from " + before.node() + " to " + now.node()));
        }
        return Optional.empty();
    }

    private static String stopped(GuestStop stop) {
        return stop.cameBack() ? "Guest restarted" : "Guest stopped";
    }

    private static String leftOff(GuestStop stop, Cause.NodeRestarted restarted) {
        return stop.now().label() + " is off since " + restarted.node() + " restarted";
    }

    private static String by(GuestStop stop, Cause.Meant meant) {
        var guest = stop.now();
        var done = stop.cameBack() ? " was restarted" : " was stopped";
        var who = meant.owner().map(owner -> " by " + owner).orElse("");
        return guest.label() + " on " + guest.node() + done + who + " (" + meant.how() + ")";
    }

    private static NewEvent line(String cluster, Reading reading, Guest guest, String title, String message) {
        return NewEvent.status(reading.takenAt(), cluster, Severity.INFO, title, message)
                .about(Optional.of(guest.node()), Integer.toString(guest.vmid()));
    }
}

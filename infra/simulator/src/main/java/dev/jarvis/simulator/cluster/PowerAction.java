package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.util.Locale;

/** What can be done to a guest's process, and how long it takes. */
public enum PowerAction {
    START(Duration.ofSeconds(2)),
    STOP(Duration.ofSeconds(1)),
    SHUTDOWN(Duration.ofMillis(3_500)),
    REBOOT(Duration.ofSeconds(5)),
    RESET(Duration.ofMillis(200)),
    SUSPEND(Duration.ofMillis(500)),
    HIBERNATE(Duration.ofSeconds(4)),
    RESUME(Duration.ofMillis(500));

    private final Duration takes;

    PowerAction(Duration takes) {
        this.takes = takes;
    }

    /** How long the task runs on the simulator's clock. */
    public Duration takes() {
        return takes;
    }

    /** As in API paths; hibernation is a suspension to disk there. */
    public String verb() {
        return this == HIBERNATE ? "suspend" : name().toLowerCase(Locale.ROOT);
    }

    /** The type of its task: a machine that is only paused has one of its own. */
    String taskType(GuestType guest) {
        return guest.taskType(this == SUSPEND && guest == GuestType.QEMU ? "pause" : verb());
    }
}

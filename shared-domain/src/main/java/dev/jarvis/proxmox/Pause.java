package dev.jarvis.proxmox;

import java.time.Duration;

/** Waits between two looks at something. A test waits by other means than sleeping. */
@FunctionalInterface
public interface Pause {

    /** Waits this long, or for nothing at all. */
    void pause(Duration duration) throws InterruptedException;

    /** Really sleeps. */
    static Pause sleeping() {
        return Thread::sleep;
    }
}

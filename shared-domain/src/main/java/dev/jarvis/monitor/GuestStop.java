package dev.jarvis.monitor;

import dev.jarvis.cluster.Guest;
import java.time.Instant;
import java.util.Optional;

/**
 * A guest that ran and, in this reading, does not, or runs anew.
 *
 * @param before as it was when it ran
 * @param now as it is
 */
public record GuestStop(Guest before, Guest now, Cause cause) {

    /** Whether it came back by itself between two readings. */
    public boolean cameBack() {
        return now.isRunning();
    }

    /** Why it stopped. */
    public sealed interface Cause {

        /**
         * Someone meant it.
         *
         * @param owner who, as Proxmox names them: {@code root@pam}, or {@code root@pam!token}
         * @param how Proxmox's word for the task: {@code qmstop}, {@code vzshutdown} …; or the lock that explains it
         */
        record Meant(Optional<String> owner, String how, Optional<Instant> at) implements Cause {}

        /**
         * No task and no lock explains it: it crashed, or was shut down from inside.
         *
         * @param wantedOn whether it is set to start with its node, so that being off is not wanted; absent where its
         *     configuration could not be read
         */
        record Unexplained(Optional<Boolean> wantedOn) implements Cause {}

        /** Its node was started anew: whether the guest came back with it is a matter of its settings. */
        record NodeRestarted(String node) implements Cause {}

        /** The node's tasks could not be read, so nobody can say yet; the next pass asks again. */
        record NotKnownYet(String why) implements Cause {}
    }
}

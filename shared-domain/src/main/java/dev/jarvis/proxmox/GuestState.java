package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestStatus;
import java.util.Optional;

/**
 * One guest, asked at its node this moment.
 *
 * @param guest its figures
 * @param qmpStatus running, paused, prelaunch, suspended …; absent for containers
 * @param haManaged whether the high-availability manager decides about it
 * @param agentEnabled whether a QEMU guest agent is configured, which is not to say that it answers
 */
public record GuestState(GuestRow guest, Optional<String> qmpStatus, boolean haManaged, boolean agentEnabled) {

    public GuestStatus status() {
        return guest.status();
    }

    /** Stopped with its memory on disk: it continues when it is started (lock "suspended"). */
    public boolean isHibernated() {
        return status() == GuestStatus.STOPPED
                && guest.lock().filter("suspended"::equals).isPresent();
    }
}

package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Starts and stops guests. Each returns when the guest is seen as it should be, when that failed, or after the timeout;
 * none throws. Safe to use from several threads.
 */
public final class GuestPower {

    /** How many looks longer we wait than Proxmox does, so that its task can end and say why. */
    private static final int LOOKS_AFTER_TIMEOUT = 5;

    private final Calls calls;

    GuestPower(Calls calls) {
        this.calls = calls;
    }

    public ActionResult<GuestState> start(GuestAddress guest, Duration timeout) {
        return run(guest, status(guest, "start"), GuestStatus.RUNNING, timeout);
    }

    /** Cuts the power. */
    public ActionResult<GuestState> stop(GuestAddress guest, Duration timeout) {
        return run(guest, status(guest, "stop"), GuestStatus.STOPPED, timeout);
    }

    /**
     * Asks it to shut down by itself, and gives it the timeout to do so; never cuts its power. Waits a few looks longer
     * for the task to say that the guest did not.
     */
    public ActionResult<GuestState> shutdown(GuestAddress guest, Duration timeout) {
        var call = status(guest, "shutdown").with("timeout", Math.max(1, timeout.toSeconds()));
        return run(guest, call, GuestStatus.STOPPED, beyond(timeout));
    }

    /**
     * Shuts it down and starts it again, which Proxmox does as one; returns when it is seen to run anew. The timeout is
     * for shutting down; waits a few looks longer for the task to say that the guest did not.
     */
    public ActionResult<GuestState> reboot(GuestAddress guest, Duration timeout) {
        try {
            var before = new Guests(calls).status(guest);
            var asked = calls.clock().instant();
            var call = status(guest, "reboot").with("timeout", Math.max(1, timeout.toSeconds()));
            var goal = new GuestGoal(guest, now -> hasRestarted(before, now, asked), true);
            return new Actions(calls).run(guest.id().toString(), call, beyond(timeout), goal);
        } catch (ProxmoxException unreadable) {
            return new ActionResult.Failed<>(unreadable.error(), List.of());
        }
    }

    /**
     * Presses the reset button of a virtual machine; a container has none. Its process goes on, with the same number and
     * uptime (QEMU's system_reset), so that the task's end is the only proof, which the result says.
     */
    public ActionResult<GuestState> reset(GuestAddress guest, Duration timeout) {
        if (guest.type() != GuestType.QEMU) {
            return Actions.failed("guest " + guest.id() + " is a container, which cannot be reset: restart it");
        }
        var goal = new GuestGoal(
                guest,
                state -> state.status() == GuestStatus.RUNNING,
                false,
                "; that it was reset is proven by the task alone");
        return new Actions(calls).run(guest.id().toString(), status(guest, "reset"), timeout, goal);
    }

    /** Whether it runs for a shorter time than it would, had it gone on; its seconds are whole ones. */
    private boolean hasRestarted(GuestState before, GuestState now, Instant asked) {
        var ran = before.guest().uptime().orElse(Duration.ZERO);
        var wouldHaveRun =
                ran.plus(Duration.between(asked, calls.clock().instant())).minusSeconds(2);
        return now.status() == GuestStatus.RUNNING
                && now.guest()
                        .uptime()
                        .filter(uptime -> uptime.compareTo(ran) < 0 || uptime.compareTo(wouldHaveRun) < 0)
                        .isPresent();
    }

    private ActionResult<GuestState> run(GuestAddress guest, ApiCall call, GuestStatus wanted, Duration timeout) {
        return new Actions(calls)
                .run(
                        guest.id().toString(),
                        call,
                        timeout,
                        new GuestGoal(guest, state -> state.status() == wanted, false));
    }

    private Duration beyond(Duration timeout) {
        return timeout.plus(calls.looks(LOOKS_AFTER_TIMEOUT));
    }

    private static ApiCall status(GuestAddress guest, String verb) {
        return ApiCall.post(guest, "status", verb);
    }
}

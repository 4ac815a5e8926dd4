package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestStatus;
import java.time.Duration;

/**
 * Starts and stops guests. Each returns when the guest is seen as it should be, when that failed, or after the timeout;
 * none throws. Safe to use from several threads.
 */
public final class GuestPower {

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

    /** Asks it to shut down by itself, and gives it the timeout to do so; never cuts its power. */
    public ActionResult<GuestState> shutdown(GuestAddress guest, Duration timeout) {
        var call = status(guest, "shutdown").with("timeout", Math.max(1, timeout.toSeconds()));
        return run(guest, call, GuestStatus.STOPPED, timeout);
    }

    private ActionResult<GuestState> run(GuestAddress guest, ApiCall call, GuestStatus wanted, Duration timeout) {
        return new Actions(calls)
                .run(
                        guest.id().toString(),
                        call,
                        timeout,
                        new GuestGoal(guest, state -> state.status() == wanted, false));
    }

    private static ApiCall status(GuestAddress guest, String verb) {
        return ApiCall.post(guest, "status", verb);
    }
}

package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts and stops guests, and returns when that is certain: the task has ended and the guest itself was read back. A
 * guest under the high-availability manager only gets a requested state, so its task's end says nothing yet
 * (Qemu.pm, "hastart").
 */
final class GuestActions {

    private static final int LOG_TAIL_LINES = 10;
    /** Looks at a guest whose task ended well and which is not yet as it should be. */
    private static final int SETTLING_LOOKS = 3;

    private final Api api;
    private final Tasks tasks;
    private final Guests guests;
    private final ProxmoxSettings.Deadlines deadlines;
    private final InstantSource clock;
    private final Pause pause;

    GuestActions(
            Api api,
            Tasks tasks,
            Guests guests,
            ProxmoxSettings.Deadlines deadlines,
            InstantSource clock,
            Pause pause) {
        this.api = api;
        this.tasks = tasks;
        this.guests = guests;
        this.deadlines = deadlines;
        this.clock = clock;
        this.pause = pause;
    }

    ActionResult run(NodeName node, GuestType type, GuestId guest, ApiCall call, GuestStatus wanted, Duration timeout) {
        var wait = new Wait(clock, pause, deadlines.poll(), timeout);
        try {
            var said = api.data(call, shorter(deadlines.write(), timeout));
            if (!said.isString()) {
                return failed("Proxmox answered without a task id");
            }
            var upid = Upid.parse(said.getStringValue());
            var task = ended(upid, wait);
            if (task.isEmpty()) {
                return new ActionResult.TimedOut(
                        upid, upid.type() + " of " + guest + " still runs after " + seconds(timeout));
            }
            if (!task.get().isSuccess()) {
                var text = task.get().exitStatus().orElse("unexpected status");
                return new ActionResult.Failed(ErrorReading.ofText(0, text), logTail(upid));
            }
            return readBack(node, type, guest, wanted, task.get(), wait);
        } catch (ProxmoxException failure) {
            return new ActionResult.Failed(failure.error(), List.of());
        } catch (IllegalArgumentException noUpid) {
            return failed(String.valueOf(noUpid.getMessage()));
        }
    }

    /** Polls until the task has ended; empty when the time is over first. A poll that fails for now is repeated. */
    private Optional<Task> ended(Upid upid, Wait wait) {
        do {
            var task = patiently(() -> tasks.status(upid, wait.atMost(deadlines.read())));
            if (task.isPresent() && !task.get().isRunning()) {
                return task;
            }
        } while (wait.again());
        return Optional.empty();
    }

    private ActionResult readBack(
            NodeName node, GuestType type, GuestId guest, GuestStatus wanted, Task task, Wait wait) {
        boolean ha = task.upid().isRequestToHa();
        var home = node;
        int looks = 0;
        Optional<GuestState> last;
        do {
            var here = home;
            last = patiently(() -> present(() -> guests.state(here, type, guest, wait.atMost(deadlines.read()))))
                    .flatMap(found -> found);
            if (last.filter(state -> state.status() == wanted).isPresent()) {
                return new ActionResult.Done(task, last.get());
            }
            if (last.flatMap(state -> state.guest().haState())
                    .filter("error"::equals)
                    .isPresent()) {
                return new ActionResult.Failed(
                        new ProxmoxError.Failed(0, "the high-availability manager reports an error for " + guest),
                        logTail(task.upid()));
            }
            if (last.isEmpty()) {
                home = patiently(() -> guests.home(guest, wait.atMost(deadlines.read())))
                        .flatMap(found -> found)
                        .orElse(home);
            }
            looks++;
        } while ((ha || looks < SETTLING_LOOKS) && wait.again());
        var status = last.map(state -> state.status().word()).orElse("not to be found");
        var text = task.type() + " of " + guest + " ended " + task.exitStatus().orElse("OK") + ", yet it is " + status;
        return ha || last.isEmpty()
                ? new ActionResult.TimedOut(task.upid(), text)
                : new ActionResult.Failed(new ProxmoxError.Failed(0, text), logTail(task.upid()));
    }

    /** What failed is known already; a log that cannot be read must not hide it. */
    private List<String> logTail(Upid upid) {
        try {
            return tasks.logTail(upid, LOG_TAIL_LINES, deadlines.read());
        } catch (ProxmoxException unreadable) {
            return List.of("(the log cannot be read: " + unreadable.error().text() + ")");
        }
    }

    private static ActionResult failed(String text) {
        return new ActionResult.Failed(new ProxmoxError.Failed(0, text), List.of());
    }

    /** Empty when the answer may still come: the host is gone for a moment. */
    private static <T> Optional<T> patiently(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProxmoxException failure) {
            if (failure.error().retryable()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Empty when the guest is not where it was: it has moved, or it is gone. */
    private static <T> Optional<T> present(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProxmoxException failure) {
            if (failure.error() instanceof ProxmoxError.NotFound) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}

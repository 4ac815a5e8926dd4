package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Goal.Look;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Changes something, and returns when that is certain: the task has ended and its effect was read back. A guest under
 * the high-availability manager only gets a requested state, so its task's end says nothing yet (Qemu.pm, "hastart").
 * Never throws: what goes wrong is a result.
 */
final class Actions {

    private static final int LOG_TAIL_LINES = 10;

    /** What vzdump answers in place of a task when none of its guests is on its node (API2/VZDump.pm). */
    private static final String NOTHING_TO_DO = "OK";

    /** Looks after a task that ended well, when the effect is not to be seen yet. */
    private static final int SETTLING_LOOKS = 3;

    private final Calls calls;
    private final Tasks tasks;

    Actions(Calls calls) {
        this.calls = calls;
        this.tasks = new Tasks(calls);
    }

    /** Sends the call once, waits for its task and for its effect, all within the timeout. */
    <T> ActionResult<T> run(String subject, ApiCall call, Duration timeout, Goal<T> goal) {
        var wait = calls.waiting(timeout);
        try {
            var said = calls.change(call, timeout);
            if (!said.isString()) {
                return failed("Proxmox answered without a task id");
            }
            if (said.getStringValue().equals(NOTHING_TO_DO)) {
                return failed(subject + ": Proxmox found nothing to do there; the guest is on another node, or gone");
            }
            var upid = Upid.parse(said.getStringValue());
            var task = ended(upid, wait);
            if (task.isEmpty()) {
                return new ActionResult.TimedOut<>(
                        Optional.of(upid), upid.type() + " of " + subject + " still runs after " + seconds(timeout));
            }
            if (!task.get().isSuccess()) {
                var text = task.get().exitStatus().orElse("unexpected status");
                return new ActionResult.Failed<>(ErrorReading.ofText(0, text), logTail(upid));
            }
            return readBack(subject, goal, task.get(), wait);
        } catch (ProxmoxException failure) {
            return new ActionResult.Failed<>(failure.error(), List.of());
        } catch (IllegalArgumentException noUpid) {
            return failed(String.valueOf(noUpid.getMessage()));
        }
    }

    /** Polls until the task has ended; empty when the time is over first. A poll that fails for now is repeated. */
    private Optional<Task> ended(Upid upid, Wait wait) {
        do {
            var task = Patience.unlessTemporary(() -> new Tasks(calls.during(wait)).status(upid));
            if (task.isPresent() && !task.get().isRunning()) {
                return task;
            }
        } while (wait.again());
        return Optional.empty();
    }

    private <T> ActionResult<T> readBack(String subject, Goal<T> goal, Task task, Wait wait) {
        boolean late = task.upid().isRequestToHa() || goal.comesLate();
        var ended =
                task.type() + " of " + subject + " ended " + task.exitStatus().orElse("OK");
        Look<T> last = new Look.NotYet<>("its effect could not be read", false);
        int looks = 0;
        do {
            last = Patience.unlessTemporary(() -> goal.look(calls.during(wait), task))
                    .orElseGet(() -> new Look.NotYet<>("its effect could not be read", false));
            if (last instanceof Look.Reached<T> reached) {
                return new ActionResult.Done<>(
                        Optional.of(task),
                        reached.seen(),
                        task.type() + " ended " + task.exitStatus().orElse("OK") + ", " + reached.text());
            }
            if (last instanceof Look.Never<T> never) {
                return new ActionResult.Failed<>(new ProxmoxError.Failed(0, never.text()), logTail(task.upid()));
            }
            looks++;
        } while ((late || looks < SETTLING_LOOKS) && wait.again());
        var text = ended + ", yet " + ((Look.NotYet<T>) last).text();
        return late || !((Look.NotYet<T>) last).known()
                ? new ActionResult.TimedOut<>(Optional.of(task.upid()), text)
                : new ActionResult.Failed<>(new ProxmoxError.Failed(0, text), logTail(task.upid()));
    }

    /** What failed is known already; a log that cannot be read must not hide it. */
    private List<String> logTail(Upid upid) {
        try {
            return tasks.log(upid, LOG_TAIL_LINES);
        } catch (ProxmoxException unreadable) {
            return List.of("(the log cannot be read: " + unreadable.error().text() + ")");
        }
    }

    static <T> ActionResult<T> failed(String text) {
        return new ActionResult.Failed<>(new ProxmoxError.Failed(0, text), List.of());
    }

    static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}

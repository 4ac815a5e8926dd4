package dev.jarvis.proxmox;

import java.util.List;
import java.util.Optional;

/**
 * What became of an action, after its task ended and its effect was looked at.
 *
 * @param <T> what is read back to be certain
 */
public sealed interface ActionResult<T> {

    /** In plain words, for a person. */
    String text();

    /**
     * The task ended well and the cluster shows the effect.
     *
     * @param task absent for what Proxmox does without one, as a node's reboot
     * @param seen the effect, as it was read back
     */
    record Done<T>(Optional<Task> task, T seen, String text) implements ActionResult<T> {}

    /**
     * It did not work.
     *
     * @param logTail the last lines of the task's log, oldest first; empty when no task was started
     */
    record Failed<T>(ProxmoxError error, List<String> logTail) implements ActionResult<T> {
        public Failed {
            logTail = List.copyOf(logTail);
        }

        @Override
        public String text() {
            return error.text();
        }
    }

    /**
     * The time was over before anything was certain; what was asked for may still happen.
     *
     * @param upid the task, where one was started
     */
    record TimedOut<T>(Optional<Upid> upid, String text) implements ActionResult<T> {}
}

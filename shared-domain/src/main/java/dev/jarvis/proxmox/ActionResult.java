package dev.jarvis.proxmox;

import java.util.List;

/** What became of an action, after its task ended and the guest itself was looked at. */
public sealed interface ActionResult {

    /** In plain words, for a person. */
    String text();

    /** The task ended well and the guest is as it should be. */
    record Done(Task task, GuestState state) implements ActionResult {
        @Override
        public String text() {
            return task.type() + " ended " + task.exitStatus().orElse("OK") + ", guest "
                    + state.guest().id() + " is " + state.status().word();
        }
    }

    /**
     * It did not work.
     *
     * @param logTail the last lines of the task's log, oldest first; empty when no task was started
     */
    record Failed(ProxmoxError error, List<String> logTail) implements ActionResult {
        public Failed {
            logTail = List.copyOf(logTail);
        }

        @Override
        public String text() {
            return error.text();
        }
    }

    /** The time was over before anything was certain; the task may still go on. */
    record TimedOut(Upid upid, String text) implements ActionResult {}
}

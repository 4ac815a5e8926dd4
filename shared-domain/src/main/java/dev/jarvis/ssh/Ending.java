package dev.jarvis.ssh;

/** How a command ended on the node. */
public sealed interface Ending {

    /** In plain words. */
    String text();

    /**
     * It ended by itself.
     *
     * @param status 0 for success; a shell says 126 and 127 for a program that it could not run
     */
    record Exited(int status) implements Ending {
        @Override
        public String text() {
            return "ended with status " + status;
        }
    }

    /**
     * A signal ended it.
     *
     * @param signal without SIG, as {@code KILL}
     */
    record Killed(String signal) implements Ending {
        @Override
        public String text() {
            return "was ended by signal " + signal;
        }
    }
}
